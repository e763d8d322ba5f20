package io.hanse.node.http;

import io.hanse.node.verification.OctetBudget;
import io.hanse.testing.VertxUnit;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.unit.Async;
import io.vertx.ext.unit.TestContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxUnit.class)
class OpenBodiesTest {
  private static final int LIMIT = 1_000_000;
  private static final String SLOW =
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 65536\r\n\r\n{";

  private final OctetBudget budget = new OctetBudget(LIMIT);

  @Test
  void whoSendsHisBodyTooSlowlyIsCutOffAndGivesBackHisSpace(Vertx vertx, TestContext context) {
    Async cut = context.async();
    OpenBodies bodies = new OpenBodies(vertx, Duration.ofMillis(100));
    server(vertx, bodies)
        .listen(0, "127.0.0.1")
        .compose(server -> vertx.createNetClient().connect(server.actualPort(), "127.0.0.1"))
        .onComplete(
            context.asyncAssertSuccess(
                socket -> {
                  socket.closeHandler(closed -> cut.complete());
                  socket.write(SLOW);
                }));
    cut.handler(done -> context.assertTrue(budget.share().grow(LIMIT)));
  }

  @Test
  void whatIsAnnouncedTakesNoSpaceBeforeItComes(Vertx vertx, TestContext context) {
    Async begun = context.async();
    OpenBodies bodies = new OpenBodies(vertx, Duration.ofMinutes(1));
    vertx
        .createHttpServer()
        .requestHandler(
            request -> {
              bodies.watch(MessageBody.read(request, LIMIT, budget.share()));
              context.assertTrue(budget.share().grow(LIMIT));
              begun.complete();
            })
        .listen(0, "127.0.0.1")
        .compose(server -> vertx.createNetClient().connect(server.actualPort(), "127.0.0.1"))
        .compose((NetSocket socket) -> socket.write(SLOW))
        .onComplete(context.asyncAssertSuccess());
  }

  private HttpServer server(Vertx vertx, OpenBodies bodies) {
    return vertx
        .createHttpServer()
        .requestHandler(
            request -> {
              OctetBudget.Share share = budget.share();
              bodies
                  .watch(MessageBody.read(request, LIMIT, share))
                  .whole()
                  .onComplete(done -> share.release());
            });
  }
}
