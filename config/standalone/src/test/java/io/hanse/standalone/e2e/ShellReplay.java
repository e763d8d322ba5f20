package io.hanse.standalone.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the {@code bash} blocks of a page in one shell, in their order, and compares the standard
 * output of each with the {@code text} block that directly follows it, where one does. The shell
 * finds the programs where a build leaves them.
 */
final class ShellReplay {
  private static final Pattern BLOCK =
      Pattern.compile("(?s)```bash\\n(.*?)```(?:\\n+```text\\n(.*?)```)?");
  private static final String MARK = "@@ end of block";

  private final Path root;

  private ShellReplay(Path root) {
    this.root = root;
  }

  /** A folder that looks to a shell like the project's root after a build. */
  static ShellReplay in(Path root) throws IOException {
    ShellReplay replay = new ShellReplay(root);
    replay.program("config/standalone/target/hanse", "io.hanse.standalone.HanseMain", "server");
    replay.program(
        "merchant-adapter/target/hanse-adapter", "io.hanse.adapter.AdapterMain", "adapter");
    return replay;
  }

  private void program(String path, String main, String options) throws IOException {
    Path launcher = Path.of(System.getProperty("hanse.root"), ".mvn", "launcher");
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        #!/bin/sh
        exec '%s' '@%s' -XX:TieredStopAtLevel=1 -Xmx512m -cp '%s' %s "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                launcher.resolve(options + ".options"),
                System.getProperty("java.class.path"),
                main));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /**
   * Runs a page's blocks.
   *
   * @param substitution what has to be other than on the page, such as ports in use
   */
  void run(Path page, UnaryOperator<String> substitution) throws Exception {
    List<String> shown = new ArrayList<>();
    // Servers that the page started end with the shell, also where a block fails.
    StringBuilder script =
        new StringBuilder("set -eu\ntrap 'kill $(jobs -p) 2>/dev/null || true; wait' EXIT\n");
    BLOCK
        .matcher(Files.readString(page))
        .results()
        .forEach(
            block -> {
              script.append(block.group(1)).append("echo '" + MARK + "'\n");
              shown.add(block.group(2) == null ? "" : block.group(2));
            });
    Path out = root.resolve("replay.out");
    Path err = root.resolve("replay.err");
    Process shell =
        new ProcessBuilder(
                "bash",
                Files.writeString(root.resolve("replay.sh"), substitution.apply(script.toString()))
                    .toString())
            .directory(root.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertEquals(0, shell.waitFor(), () -> read(out) + read(err) + logs());
    } finally {
      shell.descendants().forEach(ProcessHandle::destroy);
    }
    String[] printed = read(out).split(MARK + "\n");
    for (int block = 0; block < shown.size(); block++) {
      if (!shown.get(block).isEmpty()) {
        assertEquals(shown.get(block), printed[block], read(err));
      }
    }
  }

  private String logs() {
    try (Stream<Path> files = Files.find(root, 2, (file, is) -> file.toString().endsWith(".log"))) {
      return files.map(file -> "\n" + file + ":\n" + read(file)).reduce("", String::concat);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
