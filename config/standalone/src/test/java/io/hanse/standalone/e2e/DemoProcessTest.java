package io.hanse.standalone.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a program of its own: what it leaves behind, and what becomes of that. */
class DemoProcessTest {
  @TempDir Path folder;

  private Process demo;

  @AfterEach
  void endWhatRuns() throws Exception {
    if (demo != null && demo.isAlive()) {
      demo.destroy();
      demo.waitFor(10, TimeUnit.MINUTES);
    }
  }

  @Test
  void aKilledDemoIsClearedUpByTheNextWhichLeavesNothingWhenItIsStopped() throws Exception {
    startAndAwaitTraffic();
    ProcessHandle abandoned = databaseServer();
    demo.destroyForcibly().waitFor();
    assertTrue(abandoned.isAlive());

    startAndAwaitTraffic();
    assertFalse(abandoned.isAlive());
    ProcessHandle server = databaseServer();

    demo.destroy();

    assertTrue(demo.waitFor(10, TimeUnit.MINUTES));
    server.onExit().get(10, TimeUnit.MINUTES);
    assertEquals(143, demo.exitValue());
  }

  private void startAndAwaitTraffic() throws Exception {
    List<String> command =
        ServerProcess.hanse(
            "demo", "--port", "0", "--seed", "7", "--data", folder.resolve("data").toString());
    demo = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output = demo.inputReader();
    StringBuilder read = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      read.append(line).append('\n');
      if (line.matches("demo: [1-9][0-9,]* messages accepted.*")) {
        return;
      }
    }
    throw new AssertionError("the demo ended:\n" + read);
  }

  private ProcessHandle databaseServer() throws Exception {
    Path pidFile = folder.resolve("data/postgres/postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst());
    return ProcessHandle.of(pid).orElseThrow();
  }
}
