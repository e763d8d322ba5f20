package io.hanse.node.reading;

import io.hanse.node.reading.ReadRequest.BalanceOf;
import io.hanse.node.reading.ReadRequest.BatchOf;
import io.hanse.node.reading.ReadRequest.EntriesOf;
import io.hanse.node.reading.ReadRequest.MessageOf;
import io.hanse.node.reading.ReadRequest.ProofOf;
import io.hanse.node.reading.ReadRequest.ReceiptOf;
import io.hanse.node.reading.ReadRequest.SealOf;
import io.hanse.node.reading.ReadRequest.TrialBalanceAt;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import java.util.List;
import java.util.Optional;

/**
 * A read request on the event bus: words separated by blanks.
 *
 * <pre>
 * balance 2760010000000016
 * entries 2760010000000016 - 50 hotel-azul
 * </pre>
 */
final class ReadRequestLine {
  private static final String NONE = "-";

  private ReadRequestLine() {}

  static String text(ReadRequest request) {
    return switch (request) {
      case BalanceOf(var card) -> words("balance", card);
      case EntriesOf(var card, var before, var limit, var only) ->
          words(
              "entries",
              card,
              before.map(EntryCursor::text).orElse(NONE),
              limit,
              only.map(ParticipantId::value).orElse(NONE));
      case ReceiptOf(var participant, var id) -> words("receipt", participant, id);
      case MessageOf(var participant, var id) -> words("message", participant, id);
      case BatchOf(var lane, var number) -> words("batch", lane, number);
      case ProofOf(var lane, var number) -> words("proof", lane, number);
      case SealOf(var window) -> words("seal", window);
      case TrialBalanceAt(var window) -> words("trial-balance", window);
    };
  }

  private static String words(Object... words) {
    return String.join(" ", List.of(words).stream().map(Object::toString).toList());
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static ReadRequest parse(String text) {
    String[] words = text.split(" ", -1);
    return switch (words[0] + words.length) {
      case "balance2" -> new BalanceOf(CardNumber.parse(words[1]));
      case "entries5" -> entries(words);
      case "receipt3" -> new ReceiptOf(ParticipantId.of(words[1]), MessageId.parse(words[2]));
      case "message3" -> new MessageOf(ParticipantId.of(words[1]), MessageId.parse(words[2]));
      case "batch3" -> new BatchOf(Integer.parseInt(words[1]), Long.parseLong(words[2]));
      case "proof3" -> new ProofOf(Integer.parseInt(words[1]), Long.parseLong(words[2]));
      case "seal2" -> new SealOf(Long.parseLong(words[1]));
      case "trial-balance2" -> new TrialBalanceAt(Long.parseLong(words[1]));
      default -> throw new IllegalArgumentException("no such question: " + words[0]);
    };
  }

  private static EntriesOf entries(String[] words) {
    Optional<EntryCursor> before =
        words[2].equals(NONE) ? Optional.empty() : Optional.of(EntryCursor.parse(words[2]));
    Optional<ParticipantId> only =
        words[4].equals(NONE) ? Optional.empty() : Optional.of(ParticipantId.of(words[4]));
    return new EntriesOf(CardNumber.parse(words[1]), before, Integer.parseInt(words[3]), only);
  }
}
