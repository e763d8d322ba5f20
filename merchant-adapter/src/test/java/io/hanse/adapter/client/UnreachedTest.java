package io.hanse.adapter.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnreachedTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new ConnectException("Connection refused: /127.0.0.1:9"),
            "nothing listens at this address"),
        Arguments.of(
            new ConnectTimeoutException("connection timed out after 5000 ms"),
            "the connection was not accepted in time"),
        Arguments.of(
            new UnknownHostException("Failed to resolve 'nowhere.invalid'"),
            "no host has this name; check the address"),
        Arguments.of(
            new SSLHandshakeException("PKIX path building failed"),
            "the TLS connection failed; check https and the server's certificate"
                + " (PKIX path building failed)"),
        Arguments.of(new TimeoutException("30000ms exceeded"), "no answer came in time"),
        Arguments.of(
            new HttpClosedException("Connection was closed"),
            "the connection was closed before an answer came"),
        Arguments.of(
            new SocketException("Connection reset"), "the connection broke before an answer came"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aMerchantReadsWhyNoAnswerCame(Throwable failure, String sentence) {
    assertEquals(sentence, Unreached.reason(failure));
  }
}
