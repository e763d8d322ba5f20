package io.hanse.node.connection;

import io.netty.channel.Channel;

/** Whether a sender takes what is ready for him. Used on the channel's event loop. */
final class Uptake {
  private long left;
  private long since;

  /** Whether nothing of what waits has been taken for too long. */
  boolean isStuck(Channel channel, long now, Patience patience) {
    // How much has to go before the channel is writable again; 0 while it is.
    long before = channel.bytesBeforeWritable();
    if (before == 0 || before != left) {
      left = before;
      since = now;
      return false;
    }
    return now - since > patience.answer().toNanos();
  }
}
