package io.hanse.node.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the HTTP codec and hands it a little at a time, and nothing while a request waits
 * for its answer or answers wait to be taken. What a sender pipelines therefore stays in the
 * socket, and no connection holds an event loop longer than for a handful of requests.
 */
final class Inflow extends ChannelDuplexHandler {
  /** Octets at a time while a body comes. */
  private static final int OF_A_BODY = 16 << 10;

  /** Octets at a time otherwise; the shortest request has about forty. */
  private static final int OF_A_HEAD = 1 << 10;

  /** Requests that are handed on before other connections have their turn. */
  private static final int REQUESTS_A_TURN = 16;

  private final Line line;
  private final Deque<ByteBuf> waiting = new ArrayDeque<>();
  private @Nullable ChannelHandlerContext context;
  private boolean handingOn;
  private boolean paused;
  private boolean resuming;
  private boolean shut;

  Inflow(Line line) {
    this.line = line;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object octets) {
    if (line.isEnded() || !(octets instanceof ByteBuf buffer)) {
      ReferenceCountUtil.release(octets);
      return;
    }
    if (buffer.isReadable()) {
      waiting.add(buffer);
      handOn(context);
    } else {
      buffer.release();
    }
  }

  private void handOn(ChannelHandlerContext context) {
    if (handingOn) {
      return;
    }
    handingOn = true;
    try {
      long turn = line.handedOn() + REQUESTS_A_TURN;
      while (!waiting.isEmpty() && wantsMore(context)) {
        if (line.handedOn() >= turn) {
          resumeSoon();
          break;
        }
        ByteBuf next = next(line.isReceiving() ? OF_A_BODY : OF_A_HEAD);
        if (!isBlank(next.getByte(next.readerIndex()))) {
          line.received(System.nanoTime());
        }
        context.fireChannelRead(next);
      }
    } finally {
      handingOn = false;
    }
    if (!waiting.isEmpty()) {
      paused = true;
      context.channel().config().setAutoRead(false);
    } else if (paused && wantsMore(context)) {
      resumeSoon();
    }
  }

  /**
   * Vert.x turns reading on with each request that it begins to serve. What waits here would then
   * grow by a whole read for every request that is handed on.
   */
  @Override
  public void read(ChannelHandlerContext context) {
    if (!paused) {
      context.read();
    }
  }

  private boolean wantsMore(ChannelHandlerContext context) {
    return line.isRefused()
        || (line.wantsMore() && (line.isReceiving() || context.channel().isWritable()));
  }

  /** Some end a body with an empty line too many, which begins no request. */
  private boolean isBlank(byte first) {
    return !line.isReceiving() && (first == '\r' || first == '\n');
  }

  private ByteBuf next(int most) {
    ByteBuf first = waiting.element();
    return first.readableBytes() <= most ? waiting.remove() : first.readRetainedSlice(most);
  }

  /** Goes on in a later turn of the event loop, where it was held up. */
  void resumeSoon() {
    ChannelHandlerContext here = context;
    if (here != null && !resuming && (paused || shut || !waiting.isEmpty())) {
      resuming = true;
      here.executor().execute(() -> resume(here));
    }
  }

  private void resume(ChannelHandlerContext context) {
    resuming = false;
    if (line.isEnded()) {
      release();
    }
    handOn(context);
    context.fireChannelReadComplete();
    if (waiting.isEmpty()) {
      goOn(context);
    }
  }

  private void goOn(ChannelHandlerContext context) {
    if (shut) {
      shut = false;
      context.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    }
    if (paused) {
      paused = false;
      context.channel().config().setAutoRead(true);
      // Nothing is asked for where Vert.x has turned reading on already.
      context.read();
    }
  }

  /** The sender has closed his side; what came before that is worked off first. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent && !waiting.isEmpty()) {
      shut = true;
    } else {
      context.fireUserEventTriggered(event);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    context.fireChannelWritabilityChanged();
    if (context.channel().isWritable()) {
      resumeSoon();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    release();
    context.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    release();
  }

  private void release() {
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
  }
}
