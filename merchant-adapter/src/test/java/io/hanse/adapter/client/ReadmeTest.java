package io.hanse.adapter.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.adapter.importing.Import;
import io.hanse.adapter.scripted.Purchases;
import io.hanse.adapter.scripted.ScriptedNode;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.signing.SigningKey;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestContext;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java runs as it stands there. */
@ExtendWith(VertxUnit.class)
class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("(?s)```java\\n(.*?)```");
  private static final Pattern CALL = Pattern.compile("`(?:Import\\.)?([a-zA-Z]+)\\([^`]*\\)`");

  @TempDir private Path home;
  private final Promise<String> printed = Promise.promise();

  @Test
  void theExampleLetsTheSaleGoOn(TestContext context, Vertx vertx) {
    ScriptedNode.start(vertx, Purchases.KEY.verifyingKey())
        .compose(node -> example(vertx, List.of(node.address())))
        .onComplete(context.asyncAssertSuccess(line -> assertEquals("the sale can go on", line)));
  }

  private Future<String> example(Vertx vertx, List<URI> nodes) {
    ParticipantId shop = Purchases.SHOP;
    SigningKey key = Purchases.KEY;
    Message accrual = Purchases.of(1, 1, 500);
    // Addresses of nodes, who sends, its private key, the folder of its outbox.
    ClientSettings settings = ClientSettings.of(nodes, shop, key, home);

    HanseClient.open(vertx, settings)
        .compose(client -> client.submit(accrual)) // on disk from here on, whatever fails
        .onSuccess(stored -> print("the sale can go on"));
    return printed.future();
  }

  private void print(String line) {
    printed.complete(line);
  }

  @Test
  void theExampleAboveIsTheReadmesToTheLetter() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/hanse/adapter/client/ReadmeTest.java"));
    String example =
        JAVA.matcher(readme()).results().map(block -> block.group(1)).findFirst().orElseThrow();

    assertTrue(folded(source).contains(folded(example)), example);
  }

  @Test
  void everyCallOfTheTableIsThere() throws IOException {
    String table = readme().replaceFirst("(?s).*\\| call \\|", "").replaceFirst("(?s)\\n\\n.*", "");
    Set<String> methods =
        Stream.of(HanseClient.class.getMethods(), Import.class.getMethods())
            .flatMap(Arrays::stream)
            .map(Method::getName)
            .collect(Collectors.toSet());

    List<String> calls = CALL.matcher(table).results().map(call -> call.group(1)).toList();

    assertTrue(calls.size() > 10 && methods.containsAll(calls), calls.toString());
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }

  private static String folded(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
