package io.hanse.adapter.cli;

import io.hanse.adapter.client.AnswerListener;
import io.hanse.adapter.outbox.MessageState;
import io.hanse.protocol.identity.MessageId;
import java.io.PrintWriter;

/** Tells a person why nothing can be sent at the moment; the same reason once. */
final class DelayNotices implements AnswerListener {
  private final PrintWriter err;
  private String told = "";

  DelayNotices(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void answered(MessageId id, MessageState.Answer answer) {
    told = "";
  }

  @Override
  public synchronized void delayed(String reason) {
    if (!reason.equals(told)) {
      told = reason;
      err.println("waiting: " + reason + " (Ctrl-C stops; what was stored stays in the outbox)");
      err.flush();
    }
  }
}
