package io.hanse.config.cluster;

import static io.hanse.config.cluster.Stored.present;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import io.hanse.config.shared.CycleNotice;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.LedgerId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A cycle as the map holds it. Lists are strings with a space between two parts: {@code europe 12},
 * {@code EUR 1234}.
 */
record StoredCycle(
    long cycle,
    long fence,
    long revision,
    String phase,
    long changedAtMillis,
    List<String> windows,
    List<String> gross,
    List<String> net)
    implements Ranked {
  static final CompactSerializer<StoredCycle> SERIALIZER =
      Stored.form(StoredCycle.class, StoredCycle::write, StoredCycle::read);

  static StoredCycle of(CycleNotice notice) {
    return new StoredCycle(
        notice.cycle(),
        notice.fence(),
        notice.revision(),
        notice.phase(),
        notice.changedAt().toEpochMilli(),
        notice.windows().entrySet().stream().map(it -> it.getKey() + " " + it.getValue()).toList(),
        written(notice.gross()),
        written(notice.net()));
  }

  private static List<String> written(List<Money> amounts) {
    return amounts.stream().map(it -> it.currency() + " " + it.minorUnits()).toList();
  }

  CycleNotice notice() {
    SortedMap<LedgerId, Long> byLedger = new TreeMap<>();
    for (String window : windows) {
      int space = window.indexOf(' ');
      byLedger.put(
          LedgerId.of(window.substring(0, space)), Long.valueOf(window.substring(space + 1)));
    }
    return new CycleNotice(
        cycle,
        fence,
        revision,
        phase,
        Instant.ofEpochMilli(changedAtMillis),
        byLedger,
        amounts(gross),
        amounts(net));
  }

  private static List<Money> amounts(List<String> written) {
    return written.stream()
        .map(it -> Money.of(CurrencyCode.of(it.substring(0, 3)), Long.parseLong(it.substring(4))))
        .toList();
  }

  @Override
  public long rank() {
    return fence;
  }

  @Override
  public long subRank() {
    return revision;
  }

  private static void write(CompactWriter to, StoredCycle cycle) {
    to.writeInt64("cycle", cycle.cycle);
    to.writeInt64("fence", cycle.fence);
    to.writeInt64("revision", cycle.revision);
    to.writeString("phase", cycle.phase);
    to.writeInt64("changedAt", cycle.changedAtMillis);
    to.writeArrayOfString("windows", cycle.windows.toArray(String[]::new));
    to.writeArrayOfString("gross", cycle.gross.toArray(String[]::new));
    to.writeArrayOfString("net", cycle.net.toArray(String[]::new));
  }

  private static StoredCycle read(CompactReader from) {
    return new StoredCycle(
        from.readInt64("cycle"),
        from.readInt64("fence"),
        from.readInt64("revision"),
        present(from.readString("phase")),
        from.readInt64("changedAt"),
        strings(from.readArrayOfString("windows")),
        strings(from.readArrayOfString("gross")),
        strings(from.readArrayOfString("net")));
  }

  private static List<String> strings(@Nullable String @Nullable [] read) {
    return Arrays.stream(present(read)).map(Stored::present).toList();
  }
}
