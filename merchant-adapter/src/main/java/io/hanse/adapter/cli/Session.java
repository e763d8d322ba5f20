package io.hanse.adapter.cli;

import io.hanse.adapter.client.ClientSettings;
import io.hanse.adapter.client.ClientSettings.Sending;
import io.hanse.adapter.client.HanseClient;
import io.hanse.adapter.receipt.LedgerKeys;
import io.hanse.adapter.settings.AdapterSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.CompletionException;

/** A client for the length of one command. */
final class Session implements AutoCloseable {
  private final Vertx vertx;
  private final HanseClient client;

  private Session(Vertx vertx, HanseClient client) {
    this.vertx = vertx;
    this.client = client;
  }

  static Session open(AdapterSettings settings) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try {
      Session session = new Session(vertx, await(HanseClient.open(vertx, client(settings))));
      session.rememberKeys(settings);
      return session;
    } catch (RuntimeException failure) {
      await(vertx.close());
      throw failure;
    }
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
  private void rememberKeys(AdapterSettings settings) {
    if (LedgerKeys.remembered(settings.home()).isEmpty()) {
      client.ledgerKeys().onSuccess(listed -> LedgerKeys.remember(settings.home(), listed));
    }
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
    await(vertx.close());
  }
}
