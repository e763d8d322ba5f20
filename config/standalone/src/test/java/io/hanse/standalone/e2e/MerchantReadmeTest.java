package io.hanse.standalone.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A merchant who has only the page starts the demo and pastes each block. */
class MerchantReadmeTest {
  private static final Path MODULE = Path.of(System.getProperty("hanse.root"), "merchant-adapter");

  private static final Logger LOG = LoggerFactory.getLogger(MerchantReadmeTest.class);

  @TempDir Path folder;

  private Process demo;

  @AfterEach
  void endTheDemo() throws InterruptedException {
    if (demo != null) {
      demo.destroy();
      demo.waitFor();
    }
  }

  @Test
  void theBlocksOfThePageRunAgainstTheDemo() throws Exception {
    ShellReplay shell = ShellReplay.in(folder);
    PagePorts ports = copyExamples();
    startDemo(ports.byPage().get(8080));

    shell.run(MODULE.resolve("README.md"), ports::replaced);
  }

  /** Only the node's port is another than in the examples. */
  private PagePorts copyExamples() throws IOException {
    Path examples = Files.createDirectories(folder.resolve("merchant-adapter/examples"));
    // The demo takes three ports in a row.
    PagePorts ports = new PagePorts(Map.of(8080, PagePorts.row(3)));
    try (Stream<Path> files = Files.list(MODULE.resolve("examples"))) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        Files.writeString(
            examples.resolve(file.getFileName()),
            file.toString().endsWith(".yaml") ? ports.replaced(text) : text);
      }
    }
    return ports;
  }

  /** The demo as {@code mvn -Pdemo} starts it, with its data where that puts them. */
  private void startDemo(int port) throws IOException {
    List<String> command =
        ServerProcess.hanse(
            "demo", "--port=" + port, "--data=" + folder.resolve("config/standalone/target/demo"));
    demo = new ProcessBuilder(command).redirectErrorStream(true).start();
    StringBuilder read = new StringBuilder();
    BufferedReader output = demo.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      read.append(line).append('\n');
      if (line.contains("Ctrl-C stops everything")) {
        Thread.ofVirtual().start(() -> drain(output));
        return;
      }
    }
    throw new AssertionError("the demo ended:\n" + read);
  }

  /** A program whose output is not read stops at a full pipe. */
  private static void drain(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException ended) {
      LOG.trace("the demo has ended", ended);
    }
  }
}
