package io.hanse.adapter.draft;

import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.message.Header;
import io.hanse.protocol.message.LinePart;
import io.hanse.protocol.message.Member;
import io.hanse.protocol.message.Message;
import io.hanse.protocol.message.Purchase;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** A message that lacks only the member's card. */
public sealed interface Draft {
  /** The parts that all drafts have. */
  Origin origin();

  /** The message for the member with this card. */
  Message message(ParticipantId participant, CardNumber card);

  /**
   * The origin of a draft.
   *
   * @param id the message's id, the same whenever the same file is read
   * @param memberKey the merchant's name for the member
   * @param rows the rows it was made of, ascending
   */
  record Origin(
      MessageId id,
      String memberKey,
      List<Long> rows,
      LocationId location,
      OffsetDateTime occurredAt) {
    public Origin {
      rows = List.copyOf(rows);
    }

    private Header header(ParticipantId participant) {
      return new Header(id, participant, location, Optional.empty(), occurredAt);
    }
  }

  /** A purchase that earns. */
  record Earning(Origin origin, Purchase purchase) implements Draft {
    @Override
    public Message message(ParticipantId participant, CardNumber card) {
      return new Message.Accrual(origin.header(participant), Member.of(card), purchase);
    }
  }

  /**
   * A return of a part of an earlier purchase.
   *
   * @param original the message of that purchase
   */
  record Return(Origin origin, MessageId original, List<LinePart> parts, String reason)
      implements Draft {
    public Return {
      parts = List.copyOf(parts);
    }

    @Override
    public Message message(ParticipantId participant, CardNumber card) {
      return new Message.Reversal(
          origin.header(participant),
          Member.of(card),
          original,
          new Message.Extent.Lines(parts),
          reason);
    }
  }
}
