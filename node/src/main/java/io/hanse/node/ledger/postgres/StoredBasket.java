package io.hanse.node.ledger.postgres;

import io.hanse.node.decision.message.StoredMessage.Basket;
import io.hanse.node.ledger.batch.EnvelopeBlob;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.MessageReader;
import io.hanse.protocol.outcome.Outcome;
import io.hanse.protocol.outcome.OutcomeReader;
import io.hanse.protocol.rejection.Result;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines of an accrual and what they earned, read from the octets that its batch keeps. */
final class StoredBasket {
  private StoredBasket() {}

  /** From a row of {@link LoadStatements#REFERRED}; empty where the message is no accrual. */
  static Optional<Basket> of(Row row) {
    @Nullable Buffer outcome = row.getBuffer("outcome");
    if (outcome == null) {
      return Optional.empty();
    }
    byte[] message =
        EnvelopeBlob.message(
                row.getBuffer("slice").getBytes(), row.getBuffer("characters").getBytes())
            .orElseThrow(() -> new IllegalStateException("an accrual without its message"));
    if (value(MessageReader.read(message)) instanceof Message.Accrual accrual
        && value(OutcomeReader.read(outcome.getBytes())) instanceof Outcome.Accrued accrued) {
      return Optional.of(new Basket(accrual.purchase(), accrued.explanation()));
    }
    throw new IllegalStateException("the message stored as an accrual is none");
  }

  private static <T> T value(Result<T> read) {
    return switch (read) {
      case Result.Accepted<T> accepted -> accepted.value();
      case Result.Refused<T> refused ->
          throw new IllegalStateException("stored octets are unreadable: " + refused.rejection());
    };
  }
}
