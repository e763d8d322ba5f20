package io.hanse.node.connection;

import io.hanse.protocol.answer.ProblemWriter;
import io.hanse.protocol.rejection.RequestCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/**
 * The last answer on a connection: why nothing more is read from it.
 *
 * @param detail a sentence for the sender
 */
record Refusal(RequestCode code, String detail) {

  /** The answer as problem details (RFC 9457). */
  FullHttpResponse answer() {
    ByteBuf problem = Unpooled.wrappedBuffer(ProblemWriter.octets(code, detail));
    FullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(code.status()),
            problem,
            DefaultHttpHeadersFactory.headersFactory(),
            DefaultHttpHeadersFactory.trailersFactory());
    answer
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, ProblemWriter.MEDIA_TYPE)
        .set(HttpHeaderNames.CONTENT_LENGTH, problem.readableBytes())
        .set("X-Content-Type-Options", "nosniff")
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    if (code == RequestCode.UNAVAILABLE) {
      answer.headers().set(HttpHeaderNames.RETRY_AFTER, "1");
    }
    return answer;
  }
}
