package io.hanse.node.connection;

import static io.hanse.testing.Check.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.testing.VertxUnit;
import io.netty.channel.socket.DuplexChannel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.unit.TestContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that answers each request with its path and the length of its body. */
@ExtendWith(VertxUnit.class)
class ConnectionsTest {
  private static final String LAST =
      "GET /last HTTP/1.1\r\nHost: node\r\nConnection: close\r\n\r\n";

  private static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          10,
          100_000,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));

  private static final Patience LONG =
      new Patience(
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          1,
          100_000,
          Duration.ofMinutes(5),
          Duration.ofMinutes(5));

  private Future<Integer> server(Vertx vertx, Patience patience, int connections) {
    Promise<Integer> port = Promise.promise();
    vertx.runOnContext(
        here -> {
          Connections watched =
              Connections.watch(vertx, new ConnectionCount(100, connections), patience);
          vertx
              .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
              .connectionHandler(watched::take)
              .requestHandler(this::answer)
              .listen(0, "127.0.0.1")
              .map(server -> server.actualPort())
              .onComplete(port);
        });
    return port.future();
  }

  private void answer(HttpServerRequest request) {
    switch (request.path()) {
      case "/early" -> request.response().setStatusCode(415).end("early");
      case "/later" ->
          Vertx.currentContext().owner().setTimer(100, later -> request.response().end("later"));
      case "/large" -> request.response().end(Buffer.buffer(new byte[2_000_000]));
      default ->
          request
              .body()
              .onSuccess(body -> request.response().end(request.path() + " " + body.length()));
    }
  }

  /** What comes back until the server closes, for octets that are sent one part after the other. */
  private static Future<String> exchange(Vertx vertx, int port, String... parts) {
    return exchange(vertx, port, socket -> {}, parts);
  }

  private static Future<String> exchange(
      Vertx vertx, int port, Consumer<NetSocket> then, String... parts) {
    Promise<String> all = Promise.promise();
    Buffer heard = Buffer.buffer();
    vertx
        .createNetClient(new NetClientOptions().setTcpNoDelay(true))
        .connect(port, "127.0.0.1")
        .onFailure(all::tryFail)
        .onSuccess(
            socket -> {
              socket.handler(heard::appendBuffer);
              socket.exceptionHandler(failure -> {});
              socket.closeHandler(closed -> all.tryComplete(heard.toString()));
              Future<Void> written = Future.succeededFuture();
              for (String part : parts) {
                written = written.compose(done -> socket.write(part));
              }
              written.onSuccess(done -> then.accept(socket));
            });
    return all.future();
  }

  private static String post(String path, String headers, String body) {
    return "POST " + path + " HTTP/1.1\r\nHost: node\r\n" + headers + "\r\n" + body;
  }

  private static void assertRefused(int status, String reason, String answer) {
    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
    assertTrue(answer.contains(reason), answer);
  }

  private void assertAnswer(
      TestContext context, Vertx vertx, int status, String reason, String request) {
    server(vertx, LONG, 10)
        .compose(port -> exchange(vertx, port, request))
        .onComplete(context.asyncAssertSuccess(answer -> assertRefused(status, reason, answer)));
  }

  @Test
  void aRequestWithoutHostIsTold(TestContext context, Vertx vertx) {
    assertAnswer(context, vertx, 400, "no Host header", "GET / HTTP/1.1\r\n\r\n");
  }

  @Test
  void aRequestWithTwoHostsIsTold(TestContext context, Vertx vertx) {
    assertAnswer(
        context, vertx, 400, "2 Host headers", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
  }

  @Test
  void anHttp10RequestNeedsNoHost(TestContext context, Vertx vertx) {
    server(vertx, LONG, 10)
        .compose(port -> exchange(vertx, port, "GET /old HTTP/1.0\r\n\r\n"))
        .onComplete(context.asyncAssertSuccess(answer -> assertTrue(answer.endsWith("/old 0"))));
  }

  @Test
  void aClientThatBeginsWithHttp2IsTold(TestContext context, Vertx vertx) {
    assertAnswer(context, vertx, 505, "HTTP/1.1, not HTTP/2.0", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
  }

  @Test
  void anUpgradeToHttp2IsNotTaken(TestContext context, Vertx vertx) {
    String upgrade =
        String.join(
            "\r\n",
            "GET /same HTTP/1.1",
            "Host: node",
            "Connection: Upgrade, HTTP2-Settings, close",
            "Upgrade: h2c",
            "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
            "",
            "");
    server(vertx, LONG, 10)
        .compose(port -> exchange(vertx, port, upgrade))
        .onComplete(
            context.asyncAssertSuccess(
                answer -> {
                  assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
                  assertTrue(answer.endsWith("/same 0"), answer);
                }));
  }

  @Test
  void aChunkWhoseSizeIsNoNumberIsTold(TestContext context, Vertx vertx) {
    assertAnswer(
        context,
        vertx,
        400,
        "chunks",
        post("/", "Transfer-Encoding: chunked\r\n", "4\r\nbody\r\nxyz\r\nbody\r\n"));
  }

  @Test
  void aChunkWithoutASizeIsTold(TestContext context, Vertx vertx) {
    assertAnswer(
        context,
        vertx,
        400,
        "are not HTTP/1.1: it cannot be read.",
        post("/", "Transfer-Encoding: chunked\r\n", "\r\n"));
  }

  @Test
  void aBodyInACodingThatIsNotUnderstoodIsNotTakenForTheNextRequest(
      TestContext context, Vertx vertx) {
    for (String coding : List.of("gzip", "xchunked", "gzip, chunked", "chunked, chunked")) {
      assertAnswer(
          context,
          vertx,
          400,
          "The Transfer-Encoding is " + coding + "; chunked alone is understood.",
          post("/", "Transfer-Encoding: " + coding + "\r\n", "0\r\n\r\n"));
    }
  }

  @Test
  void aChunkWithoutItsEndIsTold(TestContext context, Vertx vertx) {
    assertAnswer(
        context,
        vertx,
        400,
        "chunks",
        post("/", "Transfer-Encoding: chunked\r\n", "4\r\nbodybody\r\n0\r\n\r\n"));
  }

  @Test
  void anUnreadableChunkExtensionIsTold(TestContext context, Vertx vertx) {
    assertAnswer(
        context,
        vertx,
        400,
        "extensions",
        post("/", "Transfer-Encoding: chunked\r\n", "4;a=\"\n\r\nbody\r\n0\r\n\r\n"));
  }

  @Test
  void anUnreadableTrailerIsTold(TestContext context, Vertx vertx) {
    assertAnswer(
        context,
        vertx,
        400,
        "trailers",
        post("/", "Transfer-Encoding: chunked\r\n", "0\r\nno colon at all\r\nb\u0000d: x\r\n\r\n"));
  }

  @Test
  void bodiesInChunksWithExtensionsAndTrailersAreRead(TestContext context, Vertx vertx) {
    String chunked =
        post(
            "/good",
            "Transfer-Encoding: chunked\r\n",
            "4;name=\"value\"\r\nbody\r\n3\r\nmor\r\n0\r\nTrailer-Of-Mine: x\r\n\r\n");
    server(vertx, LONG, 10)
        .compose(port -> exchange(vertx, port, chunked, LAST))
        .onComplete(
            context.asyncAssertSuccess(answer -> assertTrue(answer.contains("/good 7"), answer)));
  }

  @Test
  void theFirstOfTwoRequestsHasItsAnswerThoughTheSecondIsUnreadable(
      TestContext context, Vertx vertx) {
    server(vertx, LONG, 10)
        .compose(
            port ->
                exchange(vertx, port, "GET /first HTTP/1.1\r\nHost: node\r\n\r\nnonsense\r\n\r\n"))
        .onComplete(
            context.asyncAssertSuccess(
                answer -> {
                  assertTrue(answer.contains("/first 0"), answer);
                  assertRefused(
                      400, "not HTTP/1.1", answer.substring(answer.indexOf("/first 0") + 8));
                }));
  }

  @Test
  void whoClosesHisSideAfterAWholeRequestGetsTheAnswer(TestContext context, Vertx vertx) {
    server(vertx, LONG, 10)
        .compose(
            port ->
                exchange(
                    vertx,
                    port,
                    ConnectionsTest::closeOutput,
                    post("/half", "Content-Length: 4\r\n", "body")))
        .onComplete(
            context.asyncAssertSuccess(answer -> assertTrue(answer.endsWith("/half 4"), answer)));
  }

  @Test
  void whoClosesHisSideAfterManyRequestsGetsAllAnswers(TestContext context, Vertx vertx) {
    String many = "GET /one HTTP/1.1\r\nHost: node\r\n\r\n".repeat(300);
    server(vertx, LONG, 10)
        .compose(port -> exchange(vertx, port, ConnectionsTest::closeOutput, many))
        .onComplete(
            context.asyncAssertSuccess(
                answer -> assertEquals(301, answer.split("HTTP/1.1 200 OK", -1).length)));
  }

  @Test
  void anAnswerThatIsNotReadyYetIsWaitedForAfterTheSenderHasClosedHisSide(
      TestContext context, Vertx vertx) {
    server(vertx, LONG, 10)
        .compose(
            port ->
                exchange(
                    vertx,
                    port,
                    ConnectionsTest::closeOutput,
                    "GET /later HTTP/1.1\r\nHost: node\r\n\r\n"))
        .onComplete(
            context.asyncAssertSuccess(answer -> assertTrue(answer.endsWith("later"), answer)));
  }

  /** Where it fails, the answer that a test waits for does not come. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private static void closeOutput(NetSocket socket) {
    ((DuplexChannel) ((ConnectionBase) socket).channel()).shutdownOutput();
  }

  @Test
  void whoClosesHisSideInTheMiddleIsTold(TestContext context, Vertx vertx) {
    server(vertx, LONG, 10)
        .compose(
            port ->
                exchange(
                    vertx,
                    port,
                    ConnectionsTest::closeOutput,
                    post("/half", "Content-Length: 10\r\n", "body")))
        .onComplete(
            context.asyncAssertSuccess(
                answer -> assertRefused(400, "before the request was whole", answer)));
  }

  @Test
  void headersThatDoNotComeEndWithTheirConnection(TestContext context, Vertx vertx) {
    server(vertx, SHORT, 10)
        .compose(port -> exchange(vertx, port, "GET / HTTP/1.1\r\nHost: no"))
        .onComplete(
            context.asyncAssertSuccess(answer -> assertRefused(408, "request-timeout", answer)));
  }

  @Test
  void aBodyThatComesTooSlowlyEndsWithItsConnection(TestContext context, Vertx vertx) {
    server(vertx, SHORT, 10)
        .compose(port -> exchange(vertx, port, post("/", "Content-Length: 1000\r\n", "body")))
        .onComplete(
            context.asyncAssertSuccess(answer -> assertRefused(408, "request-timeout", answer)));
  }

  @Test
  void aBodyThatNobodyAskedForEndsWithItsConnection(TestContext context, Vertx vertx) {
    server(vertx, SHORT, 10)
        .compose(port -> exchange(vertx, port, post("/early", "Content-Length: 1000\r\n", "body")))
        .onComplete(
            context.asyncAssertSuccess(
                answer -> {
                  assertTrue(answer.startsWith("HTTP/1.1 415 "), answer);
                  assertTrue(answer.endsWith("early"), answer);
                }));
  }

  @Test
  void aBodyInChunksThatNeverEndIsCutOff(TestContext context, Vertx vertx) {
    String chunk = "2710\r\n" + "x".repeat(10_000) + "\r\n";
    server(vertx, LONG, 10)
        .compose(
            port ->
                exchange(
                    vertx,
                    port,
                    post("/early", "Transfer-Encoding: chunked\r\n", chunk.repeat(20))))
        .onComplete(
            context.asyncAssertSuccess(
                answer -> assertTrue(answer.startsWith("HTTP/1.1 415 "), answer)));
  }

  @Test
  void whoTakesNoAnswersIsAskedNoMoreAndCutOff(TestContext context, Vertx vertx) {
    Promise<Void> cut = Promise.promise();
    server(vertx, SHORT, 10)
        .compose(port -> vertx.createNetClient().connect(port, "127.0.0.1"))
        .onSuccess(
            socket -> {
              socket.pause();
              socket.closeHandler(closed -> cut.tryComplete());
              socket.exceptionHandler(failure -> cut.tryComplete());
              socket.write("GET /large HTTP/1.1\r\nHost: node\r\n\r\n".repeat(100));
              pokeUntilCut(vertx, socket, cut);
            });
    cut.future().onComplete(context.asyncAssertSuccess());
  }

  /** A socket that nobody reads from learns of its end when it writes. */
  private static void pokeUntilCut(Vertx vertx, NetSocket socket, Promise<Void> cut) {
    vertx.setPeriodic(
        100,
        timer -> {
          if (cut.future().isComplete()) {
            vertx.cancelTimer(timer);
          } else {
            socket.write("x").onFailure(failure -> cut.tryComplete());
          }
        });
  }

  @Test
  void oneAddressHasNoMoreConnectionsThanItsShare(TestContext context, Vertx vertx) {
    server(vertx, LONG, 1)
        .compose(
            port ->
                vertx
                    .createNetClient()
                    .connect(port, "127.0.0.1")
                    .compose(
                        first ->
                            exchange(vertx, port, LAST)
                                .compose(
                                    check(
                                        answer ->
                                            assertRefused(503, "as many connections", answer)))
                                .compose(answer -> first.close()))
                    .compose(closed -> untilTaken(vertx, port)))
        .onComplete(
            context.asyncAssertSuccess(answer -> assertTrue(answer.endsWith("/last 0"), answer)));
  }

  /** The server learns of a connection's end a moment after its client. */
  private static Future<String> untilTaken(Vertx vertx, int port) {
    return exchange(vertx, port, LAST)
        .compose(
            answer ->
                answer.startsWith("HTTP/1.1 503")
                    ? vertx.timer(10).compose(later -> untilTaken(vertx, port))
                    : Future.succeededFuture(answer));
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder(TestContext context, Vertx vertx) {
    StringBuilder requests = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      requests.append(
          post("/" + i, "Content-Length: " + i % 7 + "\r\n", "1234567".substring(0, i % 7)));
      expected.append('/').append(i).append(' ').append(i % 7).append('\n');
    }
    server(vertx, LONG, 10)
        .compose(port -> exchange(vertx, port, requests.toString(), LAST))
        .map(
            answer ->
                answer
                    .replaceAll("(?s)HTTP/1.1 200 OK.*?\r\n\r\n", "\n")
                    .substring(1)
                    .replaceFirst("\n/last 0$", "\n"))
        .onComplete(
            context.asyncAssertSuccess(answer -> assertEquals(expected.toString(), answer)));
  }

  @Test
  void twoAddressesOfOneNetworkOfSixtyFourBitsAreOneSender() throws UnknownHostException {
    Sender first = Sender.of(InetAddress.getByName("2001:db8:0:1::1"));
    Sender second = Sender.of(InetAddress.getByName("2001:db8:0:1:ffff::2"));
    Sender other = Sender.of(InetAddress.getByName("2001:db8:0:2::1"));

    assertEquals(first, second);
    assertFalse(first.equals(other));
  }
}
