package io.hanse.node.ledger.postgres;

import io.hanse.node.decision.book.Consumption;
import io.hanse.node.decision.book.Debt;
import io.hanse.node.decision.book.Hold;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.MemberAccount;
import io.hanse.node.decision.book.TakenLine;
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
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@link LoadSql} as values; columns by their place in the statement. */
final class LoadedRowsSql {
  private final Map<CardNumber, MemberAccount> members = new HashMap<>();
  private final Map<MessageKey, StoredMessage> messages = new HashMap<>();
  private final List<Lot> lots = new ArrayList<>();
  private final Map<MessageKey, Hold> holds = new HashMap<>();
  private final List<Consumption> consumptions = new ArrayList<>();
  private final List<TakenLine> taken = new ArrayList<>();
  private long window;
  private long directoryVersion;
  private Instant now = Instant.EPOCH;

  LoadedBatch loaded(List<Debt> debts) {
    return new LoadedBatch(
        window, directoryVersion, now, members, messages, lots, debts, holds, consumptions, taken);
  }

  Collection<MemberAccount> members() {
    return members.values();
  }

  void window(RowSet<Row> rows) {
    Row row = rows.iterator().next();
    window = row.getLong(0);
    directoryVersion = row.getLong(1);
    now = row.getOffsetDateTime(2).toInstant();
  }

  void members(RowSet<Row> rows) {
    for (Row row : rows) {
      CardNumber card = new CardNumber(row.getLong(0));
      members.put(card, new MemberAccount(card, points(row, 1), points(row, 2), points(row, 3)));
    }
  }

  void keys(RowSet<Row> rows, boolean referring) {
    for (Row row : rows) {
      MessageKey key = key(row.getString(0), row.getUUID(1));
      Optional<StoredMessage.Original> original = Optional.empty();
      if (referring && row.getBoolean(27)) {
        original = Optional.of(original(row));
        hold(key, row);
        consumptions(key, row);
        taken(key, row);
      }
      ContentHash content = ContentHash.of(row.getBuffer(2).getBytes());
      messages.put(key, new StoredMessage(key, content, original));
    }
  }

  private static StoredMessage.Original original(Row row) {
    @Nullable Long card = row.getLong(4);
    return new StoredMessage.Original(
        LedgerCodes.message(row.getShort(3)),
        Optional.ofNullable(card).map(CardNumber::new),
        row.getBoolean(5),
        BasketSql.of(row));
  }

  private void hold(MessageKey key, Row row) {
    @Nullable Long card = row.getLong(9);
    if (card == null) {
      return;
    }
    CardNumber owner = new CardNumber(card);
    int state = row.getShort(14);
    holds.put(
        key,
        state == LedgerCodes.OPEN_HOLD
            ? new Hold.Open(
                key,
                owner,
                points(row, 10),
                Money.of(CurrencyCode.of(row.getString(12)), row.getLong(11)),
                row.getOffsetDateTime(13).toInstant(),
                slices(row))
            : new Hold.Closed(key, owner, LedgerCodes.closing(state)));
  }

  private static List<Hold.Slice> slices(Row row) {
    Long[] lots = row.getArrayOfLongs(15);
    Long[] points = row.getArrayOfLongs(16);
    List<Hold.Slice> slices = new ArrayList<>(lots.length);
    for (int at = 0; at < lots.length; at++) {
      slices.add(new Hold.Slice(lots[at], Points.of(points[at])));
    }
    return slices;
  }

  private void consumptions(MessageKey key, Row row) {
    Long @Nullable [] lots = row.getArrayOfLongs(17);
    if (lots == null) {
      return;
    }
    Long[] points = row.getArrayOfLongs(18);
    Long[] restored = row.getArrayOfLongs(19);
    Long[] micros = row.getArrayOfLongs(20);
    String[] currencies = row.getArrayOfStrings(21);
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
    Integer @Nullable [] lines = row.getArrayOfIntegers(22);
    if (lines == null) {
      return;
    }
    Long[] points = row.getArrayOfLongs(23);
    Long[] amounts = row.getArrayOfLongs(24);
    String[] currencies = row.getArrayOfStrings(25);
    Long[] quantities = row.getArrayOfLongs(26);
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
      rows.forEach(row -> lots.add(lot(row)));
    }
  }

  private static Lot lot(Row row) {
    @Nullable Long parent = row.getLong(14);
    return new Lot(
        row.getLong(0),
        new CardNumber(row.getLong(1)),
        ParticipantId.of(row.getString(2)),
        new Unit(row.getString(3)),
        points(row, 4),
        points(row, 5),
        points(row, 6),
        points(row, 7),
        new PointRate(CurrencyCode.of(row.getString(9)), row.getLong(8)),
        row.getOffsetDateTime(10).toInstant(),
        row.getOffsetDateTime(11).toInstant(),
        key(row.getString(12), row.getUUID(13)),
        parent == null ? OptionalLong.empty() : OptionalLong.of(parent));
  }

  static List<Debt> debts(RowSet<Row> rows) {
    List<Debt> debts = new ArrayList<>();
    for (Row row : rows) {
      debts.add(
          new Debt(
              row.getLong(0),
              new CardNumber(row.getLong(1)),
              ParticipantId.of(row.getString(2)),
              points(row, 3),
              row.getOffsetDateTime(4).toInstant()));
    }
    return debts;
  }

  private static Points points(Row row, int column) {
    return Points.of(row.getLong(column));
  }

  private static MessageKey key(String participant, UUID id) {
    return new MessageKey(ParticipantId.of(participant), new MessageId(id));
  }
}
