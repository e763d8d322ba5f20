package io.hanse.config.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.hazelcast.config.Config;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.internal.serialization.impl.compact.Schema;
import com.hazelcast.internal.serialization.impl.compact.SchemaService;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import io.hanse.config.directory.DirectoryExample;
import io.hanse.config.shared.CycleNotice;
import io.hanse.config.shared.SeenMessage;
import io.hanse.config.shared.SeenMessages;
import io.hanse.config.shared.ServerNotice;
import io.hanse.config.shared.ServerRole;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Points;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.obligation.Position;
import io.hanse.protocol.outcome.Balance;
import java.net.URI;
import java.time.Instant;
import java.util.AbstractMap.SimpleEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one member writes another reads, field by field. */
class StoredTest {
  private static final LedgerId EUROPE = LedgerId.of("europe");
  private static final CurrencyCode EUR = CurrencyCode.of("EUR");

  private final InternalSerializationService service = service();

  private static InternalSerializationService service() {
    Config config = new Config();
    Stored.serializers()
        .forEach(config.getSerializationConfig().getCompactSerializationConfig()::addSerializer);
    return new DefaultSerializationServiceBuilder()
        .setConfig(config.getSerializationConfig())
        .setSchemaService(new Schemas(new ConcurrentHashMap<>()))
        .build();
  }

  /** The schemas that a cluster would replicate. */
  private record Schemas(Map<Long, Schema> known) implements SchemaService {
    @Override
    public Schema get(long schema) {
      return known.get(schema);
    }

    @Override
    public void put(Schema schema) {
      putLocal(schema);
    }

    @Override
    public void putLocal(Schema schema) {
      known.put(schema.getSchemaId(), schema);
    }
  }

  @AfterEach
  void dispose() {
    service.dispose();
  }

  private <T> T sent(T value) {
    return service.toObject(service.toData(value));
  }

  @Test
  void aPositionArrivesAsItWasSent() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      Position position =
          new Position(
              EUROPE,
              1 + random.nextLong(Long.MAX_VALUE),
              1 + random.nextInt(64),
              ParticipantId.of("hotel"),
              ParticipantId.of("shop-" + random.nextInt(9)),
              Money.of(EUR, random.nextLong(900_000_000_000_000L)),
              random.nextLong(Long.MAX_VALUE),
              random.nextLong(Long.MAX_VALUE));

      StoredPosition stored = sent(StoredPosition.of(position));

      assertEquals(position, stored.position(), "seed " + seed);
      assertEquals(position.version(), stored.rank(), "seed " + seed);
    }
  }

  @Test
  void positionsThatDifferInAnyPartOfTheirKeyStandApart() {
    StoredPosition one = new StoredPosition("europe", 1, 2, "hotel", "shop", "EUR", 5, 1, 1);

    assertEquals("europe/1/2/hotel/shop/EUR", one.key());
  }

  @Test
  void aCycleArrivesAsItWasSent() {
    CycleNotice notice =
        new CycleNotice(
            3,
            7,
            11,
            "netted",
            Instant.parse("2026-04-14T10:00:00.123Z"),
            new TreeMap<>(Map.of(EUROPE, 12L, LedgerId.of("asia-2"), 1L)),
            List.of(Money.of(EUR, 1234), Money.of(CurrencyCode.of("JPY"), 0)),
            List.of(Money.of(EUR, -5)));

    StoredCycle stored = sent(StoredCycle.of(notice));

    assertEquals(notice, stored.notice());
    assertEquals(List.of(7L, 11L), List.of(stored.rank(), stored.subRank()));
  }

  @Test
  void aDirectoryArrivesAsItWasSent() {
    StoredDirectory stored = sent(StoredDirectory.of(DirectoryExample.ofVersion(9)));

    assertEquals(DirectoryExample.ofVersion(9), stored.directory());
    assertEquals(9, stored.rank());
  }

  @Test
  void aServerArrivesAsItWasSent() {
    ServerNotice node =
        new ServerNotice(
            "node-1", ServerRole.NODE, Optional.of(EUROPE), URI.create("http://127.0.0.1:8081"));
    ServerNotice clearing =
        new ServerNotice(
            "clearing-1", ServerRole.CLEARING, Optional.empty(), URI.create("https://[::1]:1/x"));

    assertEquals(node, sent(StoredServer.of("process", node)).notice());
    assertEquals(clearing, sent(StoredServer.of("process", clearing)).notice());
    assertEquals("process", sent(StoredServer.of("process", node)).member());
    assertEquals("process/node-1", StoredServer.key("process", "node-1"));
  }

  @Test
  void usedIdsArriveAsTheyWereSent() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int size : List.of(0, 1, 2, 500)) {
      SeenMessages seen =
          new SeenMessages(
              EUROPE,
              IntStream.range(0, size)
                  .mapToObj(
                      i ->
                          new SeenMessage(
                              ParticipantId.of("shop-" + random.nextInt(5)),
                              new MessageId(new UUID(random.nextLong(), random.nextLong()))))
                  .toList());

      assertEquals(seen, sent(new StoredSeen(seen)).seen(), "seed " + seed);
    }
  }

  @Test
  void aBalanceArrivesAsItWasSentAndADropSaysNothing() {
    Balance balance = new Balance(Points.of(7), Points.of(5), Points.ZERO);

    assertEquals(Optional.of(balance), sent(StoredBalance.of(balance)).balance());
    assertEquals(Optional.empty(), sent(StoredBalance.DROPPED).balance());
  }

  @Test
  void whatIsToBeDoneWithAnEntryArrivesToo() {
    StoredInstructed upTo = StoredInstructed.of(EUROPE, 8);
    Map.Entry<String, Ranked> entry = new SimpleEntry<>("europe", null);
    sent(new KeepHigher(upTo)).process(entry);
    Map.Entry<String, byte[]> seal = new SimpleEntry<>("europe/8", null);
    sent(new WriteOnce(new byte[] {1, 2})).process(seal);

    assertEquals(upTo, entry.getValue());
    assertEquals(List.of((byte) 1, (byte) 2), List.of(seal.getValue()[0], seal.getValue()[1]));
  }

  @Test
  void everyStoredTypeHasANameThatDoesNotHangOnItsPackage() {
    assertEquals(
        List.of(
            "hanse.DropBalance",
            "hanse.KeepHigher",
            "hanse.OfferBalance",
            "hanse.StoredBalance",
            "hanse.StoredCycle",
            "hanse.StoredDirectory",
            "hanse.StoredInstructed",
            "hanse.StoredPosition",
            "hanse.StoredSeen",
            "hanse.StoredServer",
            "hanse.WriteOnce"),
        Stored.serializers().stream().map(CompactSerializer::getTypeName).sorted().toList());
  }

  @Test
  void aFieldThatIsMissingIsAFaultOfOurs() {
    assertThrows(IllegalStateException.class, () -> Stored.present(null));
  }
}
