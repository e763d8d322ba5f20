package io.hanse.adapter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.adapter.scripted.ScriptedNode;
import io.hanse.protocol.signing.VerifyingKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** A folder with the files of the README's example, and the program run in it. */
final class ExampleShop {
  private final Path folder;
  private final Vertx vertx = Vertx.vertx();
  private String out = "";
  private String err = "";

  private ExampleShop(Path folder) {
    this.folder = folder;
  }

  static ExampleShop in(Path folder) throws IOException {
    try (var files = Files.list(Path.of("examples"))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    return new ExampleShop(folder);
  }

  void close() {
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  /** Runs a command and says its exit code. */
  int run(String... arguments) {
    StringWriter written = new StringWriter();
    StringWriter complained = new StringWriter();
    CommandLine command = HanseAdapter.commandLine();
    command.setOut(new PrintWriter(written)).setErr(new PrintWriter(complained));
    int code = command.execute(arguments);
    out = written.toString();
    err = complained.toString();
    return code;
  }

  /** What the last command printed. */
  String out() {
    return out;
  }

  /** What the last command complained about. */
  String err() {
    return err;
  }

  Path path(String file) {
    return folder.resolve(file);
  }

  String at(String file) {
    return path(file).toString();
  }

  /** Makes the shop's key and starts a network that trusts it, which the settings name. */
  ScriptedNode network() throws IOException {
    assertEquals(0, run("keygen", at("shop.key")), err);
    return networkOfTheKeyPrinted();
  }

  /** Starts a network that trusts the key that the last command printed. */
  ScriptedNode networkOfTheKeyPrinted() throws IOException {
    Matcher x = Pattern.compile("x: +(\\S+)").matcher(out);
    assertTrue(x.find(), out);
    ScriptedNode node =
        await(ScriptedNode.start(vertx, VerifyingKey.parse(x.group(1)).orElseThrow()));
    Path settings = path("hanse-adapter.yaml");
    Files.writeString(
        settings,
        Files.readString(settings)
            .replaceAll("http://[0-9.:]+", node.address().toString())
            .replaceAll("(?m)^key: .*", "key: shop.key")
            .replaceAll("(?m)^home: .*", "home: hanse-home"));
    return node;
  }
}
