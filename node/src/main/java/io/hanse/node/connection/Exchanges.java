package io.hanse.node.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the HTTP codec and Vert.x: counts requests and answers, and writes the last answer
 * of a connection that is refused, once the requests before it have theirs. After that answer the
 * node closes its own side and reads on for a moment, because a closed socket would take back what
 * the sender has not read yet (RFC 9112 section 9.6).
 */
@SuppressWarnings("FutureReturnValueIgnored") // A failed write or close ends in channelInactive.
final class Exchanges extends ChannelDuplexHandler {
  /** The media type of a stream without end, which nobody waits for after closing. */
  private static final String EVENTS = "text/event-stream";

  private final Line line;
  private final Inflow inflow;
  private @Nullable ChannelHandlerContext context;
  private boolean shut;
  private boolean endless;
  private long endedAt;

  Exchanges(Line line, Inflow inflow) {
    this.line = line;
    this.inflow = inflow;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    Optional<Refusal> fault = line.isRefused() ? Optional.empty() : take(message);
    if (line.isRefused() || fault.isPresent()) {
      ReferenceCountUtil.release(message);
      fault.ifPresent(this::refuse);
    } else {
      context.fireChannelRead(message);
    }
  }

  private Optional<Refusal> take(Object message) {
    if (message instanceof HttpRequest request) {
      Optional<Refusal> fault = RequestForm.faultOf(request);
      if (fault.isEmpty()) {
        line.requestBegan();
        sayCloseAlone(request);
      }
      return fault;
    }
    if (message instanceof HttpContent content) {
      if (!content.decoderResult().isSuccess()) {
        return Optional.of(RequestForm.unreadableBody(content.decoderResult().cause()));
      }
      line.bodyReceived(content.content().readableBytes());
      if (message instanceof LastHttpContent) {
        line.requestEnded();
      }
    }
    return Optional.empty();
  }

  /** Vert.x overlooks {@code close} among other options (RFC 9112 section 9.6). */
  private static void sayCloseAlone(HttpRequest request) {
    if (request.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)) {
      request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (line.isEnded()) {
      ReferenceCountUtil.release(message);
      promise.tryFailure(new ClosedChannelException());
      return;
    }
    boolean interim =
        message instanceof HttpResponse response
            && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    if (message instanceof HttpResponse response && !interim) {
      line.answerBegan();
      endless = response.headers().contains(HttpHeaderNames.CONTENT_TYPE, EVENTS, true);
    }
    if (message instanceof FullHttpResponse whole && !interim) {
      sayLength(whole);
    }
    if (message instanceof LastHttpContent && !interim) {
      line.answerEnded(System.nanoTime());
      context.write(message, shut ? promise.unvoid().addListener(written -> afterLast()) : promise);
      answered();
    } else {
      context.write(message, promise);
    }
  }

  /** Vert.x says the length of every answer but those to HEAD, whose content is not sent. */
  private static void sayLength(FullHttpResponse answer) {
    if (answer.content().isReadable()
        && !answer.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
        && !answer.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
      answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes());
    }
  }

  private void answered() {
    if (line.isRefusalDue()) {
      end();
    }
    inflow.resumeSoon();
  }

  /** Reads nothing more, and says why as soon as earlier requests are answered. */
  void refuse(Refusal refusal) {
    line.refuse(refusal);
    if (line.isRefusalDue()) {
      end();
    }
  }

  private void end() {
    Refusal refusal = line.end();
    ChannelHandlerContext here = context;
    if (here == null) {
      return;
    }
    endedAt = System.nanoTime();
    inflow.resumeSoon();
    if (refusal == null) {
      cut();
    } else {
      here.writeAndFlush(refusal.answer()).addListener(written -> sayGoodbye(here.channel()));
    }
  }

  private void sayGoodbye(Channel channel) {
    endedAt = System.nanoTime();
    if (shut || !(channel instanceof DuplexChannel socket)) {
      cut();
    } else {
      socket.shutdownOutput();
    }
  }

  /**
   * The sender has closed his side: whoever sends a whole request and waits for nothing but its
   * answer still gets it (RFC 9112 section 9.6).
   */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      shut = true;
      if (line.isEnded() || (endless && !line.isIdle())) {
        cut();
      } else if (line.isReceiving()) {
        refuse(RequestForm.incomplete());
      } else {
        afterLast();
      }
    }
    context.fireUserEventTriggered(event);
  }

  private void afterLast() {
    ChannelHandlerContext here = context;
    if (here != null && shut && line.isIdle() && !line.isRefused()) {
      here.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> cut());
    }
  }

  /** Closes at once; Vert.x would wait until the sender has taken everything. */
  void cut() {
    ChannelHandlerContext here = context;
    if (here != null) {
      here.close();
    }
  }

  /** Whether the sender has had his time to read the last answer. */
  boolean isOver(long now, Patience patience) {
    return line.isEnded() && now - endedAt > patience.farewell().toNanos();
  }
}
