package io.hanse.node.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InflowTest {
  /** Stands where the socket is. */
  private static final class Socket extends ChannelOutboundHandlerAdapter {
    private int reads;

    @Override
    public void read(ChannelHandlerContext context) {
      reads++;
      context.read();
    }
  }

  private final Socket socket = new Socket();
  private final Line line = new Line();
  private final Inflow inflow = new Inflow(line);
  private final EmbeddedChannel channel = new EmbeddedChannel(socket, inflow);

  private void receive(String octets) {
    channel.writeInbound(Unpooled.copiedBuffer(octets, StandardCharsets.US_ASCII));
  }

  private void beginRequest() {
    line.requestBegan();
    line.requestEnded();
  }

  private void answerRequest() {
    line.answerBegan();
    line.answerEnded(System.nanoTime());
    inflow.resumeSoon();
    channel.runPendingTasks();
  }

  @Test
  void whatIsPipelinedStaysInTheSocketAlsoWhereTheServerTurnsReadingOn() {
    beginRequest();
    receive("the next request");
    socket.reads = 0;

    channel.config().setAutoRead(true);

    assertEquals(0, socket.reads);
    channel.finishAndReleaseAll();
  }

  @Test
  void afterTheAnswerTheNextRequestIsHandedOnAndReadingGoesOn() {
    beginRequest();
    receive("the next request");
    channel.config().setAutoRead(true);
    socket.reads = 0;

    answerRequest();

    assertEquals(1, channel.inboundMessages().size());
    assertNotEquals(0, socket.reads);
    channel.finishAndReleaseAll();
  }
}
