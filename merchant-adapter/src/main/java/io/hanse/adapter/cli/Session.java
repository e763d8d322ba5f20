package io.hanse.adapter.cli;

import io.hanse.adapter.client.ClientSettings;
import io.hanse.adapter.client.ClientSettings.Sending;
import io.hanse.adapter.client.HanseClient;
import io.hanse.adapter.file.DiskTrouble;
import io.hanse.adapter.file.OwnerOnly;
import io.hanse.adapter.receipt.LedgerKeys;
import io.hanse.adapter.settings.AdapterSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;

/** A client for the length of one command. */
final class Session implements AutoCloseable {
  private final Vertx vertx;
  private final HanseClient client;
  private final Future<Boolean> keysRemembered;

  private Session(Vertx vertx, HanseClient client, Path home) {
    this.vertx = vertx;
    this.client = client;
    this.keysRemembered = rememberKeys(home);
  }

  /**
   * Opens the outbox and begins to send what waits in it.
   *
   * @param err hears of what holds the sending up, for commands that show no progress
   */
  static Session open(AdapterSettings settings, PrintWriter err) {
    warnOfOpenKey(settings.keyFile(), err);
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try {
      HanseClient client = await(HanseClient.open(vertx, client(settings)));
      return new Session(vertx, client, settings.home());
    } catch (RuntimeException failure) {
      await(vertx.close());
      throw failure;
    }
  }

  private static void warnOfOpenKey(Path file, PrintWriter err) {
    try {
      if (OwnerOnly.isOpenToOthers(file)) {
        err.println("Warning: others can read the private key. Close it: chmod 600 " + file);
        err.flush();
      }
    } catch (IOException unreadable) {
      err.println(
          "Warning: the mode of " + file + " is unknown: " + DiskTrouble.reason(unreadable));
      err.flush();
    }
  }

  /** Prints each new reason why nothing can be sent at the moment. */
  Session tellDelays(PrintWriter err) {
    client.listen(new DelayNotices(err));
    return this;
  }

  private static ClientSettings client(AdapterSettings settings) {
    Sending usual = Sending.USUAL;
    return new ClientSettings(
        settings.nodes(),
        settings.participant(),
        settings.key(),
        settings.home(),
        new Sending(
            usual.bundle(),
            settings.connections(),
            usual.timeout(),
            usual.backOff(),
            usual.mostRefusals(),
            settings.patience()));
  }

  /** Once, so that receipts can be checked later; without a node it is tried again another day. */
  private Future<Boolean> rememberKeys(Path home) {
    if (!LedgerKeys.remembered(home).isEmpty()) {
      return Future.succeededFuture(false);
    }
    return client
        .ledgerKeys()
        .compose(listed -> vertx.executeBlocking(() -> LedgerKeys.remember(home, listed), false))
        .otherwise(false);
  }

  HanseClient client() {
    return client;
  }

  /** Waits for what the client promises. */
  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  @Override
  public void close() {
    await(client.close());
    await(keysRemembered);
    await(vertx.close());
  }
}
