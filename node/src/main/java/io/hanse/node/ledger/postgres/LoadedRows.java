package io.hanse.node.ledger.postgres;

import io.hanse.node.decision.book.Consumption;
import io.hanse.node.decision.book.Debt;
import io.hanse.node.decision.book.Hold;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.book.TakenLine;
import io.hanse.node.decision.earning.ReturnableLines;
import io.hanse.node.decision.message.ContentHash;
import io.hanse.node.decision.message.MessageKey;
import io.hanse.node.decision.message.StoredMessage;
import io.hanse.node.ledger.lane.LoadedBatch;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.CardNumber;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.Unit;
import io.hanse.protocol.rejection.Left;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows of {@link LoadStatements} as values. */
final class LoadedRows {
  private final Map<CardNumber, MemberAccount> members = new HashMap<>();
  private final Map<MessageKey, StoredMessage> messages = new HashMap<>();
  private final Map<Long, Lot> lots = new LinkedHashMap<>();
  private final List<Debt> debts = new ArrayList<>();
  private final Map<MessageKey, Hold> holds = new HashMap<>();
  private final List<Consumption> consumptions = new ArrayList<>();
  private final List<TakenLine> taken = new ArrayList<>();
  private long window;
  private long directoryVersion;
  private Instant now = Instant.EPOCH;

  LoadedBatch loaded() {
    return new LoadedBatch(
        window,
        directoryVersion,
        now,
        members,
        messages,
        List.copyOf(lots.values()),
        debts,
        holds,
        consumptions,
        taken);
  }

  /**
   * What can still be taken back of a message that was referred to: of each line of a purchase, or
   * of the points of a redemption or capture. Empty where nothing ever can.
   */
  List<Left> left(MessageKey key) {
    Optional<StoredMessage.Original> original =
        Optional.ofNullable(messages.get(key)).flatMap(StoredMessage::original);
    Optional<StoredMessage.Basket> basket = original.flatMap(StoredMessage.Original::basket);
    if (basket.isPresent()) {
      return ReturnableLines.left(key, basket.get(), taken);
    }
    Points points = consumptions.stream().map(Consumption::left).reduce(Points.ZERO, Points::plus);
    return consumptions.isEmpty() ? List.of() : List.of(new Left.OfPoints(points));
  }

  /** The batch's posting time. */
  Instant now() {
    return now;
  }

  /** Members whose locked rows are such, in the order of locking. */
  Set<CardNumber> members(Predicate<MemberAccount> such) {
    Set<CardNumber> cards = new TreeSet<>();
    for (MemberAccount member : members.values()) {
      if (such.test(member)) {
        cards.add(member.card());
      }
    }
    return cards;
  }

  void window(RowSet<Row> rows) {
    Row row = rows.iterator().next();
    window = row.getLong("n");
    directoryVersion = row.getLong("directory_version");
    now = row.getOffsetDateTime("now").toInstant();
  }

  void members(RowSet<Row> rows) {
    for (Row row : rows) {
      CardNumber card = new CardNumber(row.getLong("card"));
      members.put(
          card,
          new MemberAccount(
              card, points(row, "available"), points(row, "held"), points(row, "debt")));
    }
  }

  void keys(RowSet<Row> rows, boolean referring) {
    for (Row row : rows) {
      MessageKey key = key(row.getString("participant"), row.getUUID("id"));
      Optional<StoredMessage.Original> original = Optional.empty();
      if (referring && row.getBoolean("referred")) {
        original = Optional.of(original(row));
        hold(key, row);
        consumptions(key, row);
        taken(key, row);
      }
      ContentHash content = ContentHash.of(row.getBuffer("content_sha256").getBytes());
      messages.put(key, new StoredMessage(key, content, original));
    }
  }

  private static StoredMessage.Original original(Row row) {
    @Nullable Long card = row.getLong("card");
    return new StoredMessage.Original(
        LedgerCodes.message(row.getShort("kind")),
        Optional.ofNullable(card).map(CardNumber::new),
        row.getBoolean("refused"),
        StoredBasket.of(row));
  }

  private void hold(MessageKey key, Row row) {
    @Nullable Long card = row.getLong("hold_card");
    if (card == null) {
      return;
    }
    CardNumber owner = new CardNumber(card);
    int state = row.getShort("state");
    holds.put(
        key,
        state == LedgerCodes.OPEN_HOLD
            ? new Hold.Open(
                key,
                owner,
                points(row, "hold_points"),
                Money.of(
                    CurrencyCode.of(row.getString("value_currency")), row.getLong("value_minor")),
                row.getOffsetDateTime("expires_at").toInstant(),
                slices(row.getArrayOfLongs("slice_lots"), row.getArrayOfLongs("slice_points")))
            : new Hold.Closed(key, owner, LedgerCodes.closing(state)));
  }

  /** Open holds whose time is over. */
  void lapsed(@Nullable RowSet<Row> rows) {
    if (rows != null) {
      rows.forEach(row -> hold(key(row.getString("participant"), row.getUUID("id")), row));
    }
  }

  private static List<Hold.Slice> slices(Long[] lots, Long[] points) {
    List<Hold.Slice> slices = new ArrayList<>(lots.length);
    for (int at = 0; at < lots.length; at++) {
      slices.add(new Hold.Slice(lots[at], Points.of(points[at])));
    }
    return slices;
  }

  private void consumptions(MessageKey key, Row row) {
    Long @Nullable [] lots = row.getArrayOfLongs("consumed_lots");
    if (lots == null) {
      return;
    }
    Long[] points = row.getArrayOfLongs("consumed_points");
    Long[] restored = row.getArrayOfLongs("restored");
    Long[] micros = row.getArrayOfLongs("pool_micros");
    String[] currencies = row.getArrayOfStrings("pool_currencies");
    for (int at = 0; at < lots.length; at++) {
      Optional<PointRate> viaPool =
          micros[at] < 0
              ? Optional.empty()
              : Optional.of(new PointRate(CurrencyCode.of(currencies[at]), micros[at]));
      consumptions.add(
          new Consumption(key, lots[at], Points.of(points[at]), Points.of(restored[at]), viaPool));
    }
  }

  private void taken(MessageKey key, Row row) {
    Integer @Nullable [] lines = row.getArrayOfIntegers("taken_lines");
    if (lines == null) {
      return;
    }
    Long[] points = row.getArrayOfLongs("taken_points");
    Long[] amounts = row.getArrayOfLongs("taken_amounts");
    String[] currencies = row.getArrayOfStrings("taken_currencies");
    Long[] quantities = row.getArrayOfLongs("taken_quantities");
    for (int at = 0; at < lines.length; at++) {
      taken.add(
          new TakenLine(
              key,
              lines[at],
              Points.of(points[at]),
              Money.of(CurrencyCode.of(currencies[at]), amounts[at]),
              quantities[at]));
    }
  }

  void lots(@Nullable RowSet<Row> rows) {
    if (rows != null) {
      rows.forEach(row -> lots.put(row.getLong("id"), lot(row)));
    }
  }

  private static Lot lot(Row row) {
    @Nullable Long parent = row.getLong("parent");
    return new Lot(
        row.getLong("id"),
        new CardNumber(row.getLong("card")),
        ParticipantId.of(row.getString("issuer")),
        new Unit(row.getString("unit")),
        points(row, "original"),
        points(row, "remaining"),
        points(row, "held"),
        points(row, "expired"),
        new PointRate(CurrencyCode.of(row.getString("rate_currency")), row.getLong("rate_micros")),
        row.getOffsetDateTime("earned_at").toInstant(),
        row.getOffsetDateTime("expires_at").toInstant(),
        key(row.getString("origin_participant"), row.getUUID("origin_id")),
        parent == null ? OptionalLong.empty() : OptionalLong.of(parent));
  }

  void debts(@Nullable RowSet<Row> rows) {
    if (rows != null) {
      rows.forEach(row -> debts.add(debt(row)));
    }
  }

  private static Debt debt(Row row) {
    return new Debt(
        row.getLong("lot"),
        new CardNumber(row.getLong("card")),
        ParticipantId.of(row.getString("issuer")),
        points(row, "owed"),
        row.getOffsetDateTime("since").toInstant());
  }

  private static Points points(Row row, String column) {
    return Points.of(row.getLong(column));
  }

  private static MessageKey key(String participant, UUID id) {
    return new MessageKey(ParticipantId.of(participant), new MessageId(id));
  }
}
