package io.hanse.config.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryExample;
import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.amount.Money;
import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.rejection.RejectionCode;
import io.hanse.protocol.rejection.Result;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers tell each other, as values and as octets on the event bus. */
class NoticesTest {
  private static final LedgerId EUROPE = LedgerId.of("europe");
  private static final LedgerId AMERICAS = LedgerId.of("americas");

  private static RejectionCode refused(Result<?> result) {
    return assertInstanceOf(Result.Refused.class, result).rejection().code();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"window\":7}",
        "{\"fence\":7}",
        "{}",
        "{\"window\":0,\"fence\":1}",
        "{\"window\":1,\"fence\":0}",
        "{\"window\":-1,\"fence\":1}",
        "{\"window\":\"7\",\"fence\":1}",
        "{\"window\":7,\"fence\":null}",
        "{\"window\":7,\"fence\":1,\"more\":1}",
      })
  void anOrderToCutThatIsNotWholeIsRefused(String order) {
    assertEquals(RejectionCode.INVALID_MESSAGE, refused(CutOrder.read(order.getBytes(UTF_8))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "[]",
        "{\"window\":7,\"fence\":1",
        "{\"window\":7,\"window\":8,\"fence\":1}",
        "{\"window\":7,\"fence\":1}x",
        "{\"window\":7.0,\"fence\":1}",
      })
  void anOrderToCutThatIsNoStrictJsonIsRefused(String order) {
    assertInstanceOf(Result.Refused.class, CutOrder.read(order.getBytes(UTF_8)));
  }

  @Test
  void anOrderToCutHoldsNumbersOfEighteenDigits() {
    CutOrder order = new CutOrder(999_999_999_999_999_999L, 999_999_999_999_999_999L);

    assertEquals(Result.of(order), CutOrder.read(order.octets()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"version\":0}", "{\"version\":\"1\"}", "{\"version\":1,\"more\":2}"})
  void aVersionInForceIsCountedFromOne(String octets) {
    assertEquals(
        RejectionCode.INVALID_MESSAGE, refused(DirectoryInForce.read(octets.getBytes(UTF_8))));
  }

  @Test
  void aLedgerAndANodeListenAtAddressesOfTheirOwn() {
    List<String> addresses =
        List.of(
            LedgerAddress.messages(EUROPE),
            LedgerAddress.reads(EUROPE),
            LedgerAddress.cut(EUROPE),
            LedgerAddress.cut(AMERICAS),
            NodeAddress.directory("node-europe-1"));

    assertEquals(
        List.of(
            "hanse.ledger.europe.messages",
            "hanse.ledger.europe.reads",
            "hanse.ledger.europe.cut",
            "hanse.ledger.americas.cut",
            "hanse.node.node-europe-1.directory"),
        addresses);
  }

  @Test
  void aSealsOctetsCannotBeChangedFromOutside() {
    byte[] octets = {1, 2, 3};
    SealNotice seal = new SealNotice(EUROPE, 7, octets);
    octets[0] = 9;
    seal.octets()[1] = 9;

    assertArrayEquals(new byte[] {1, 2, 3}, seal.octets());
    assertEquals("seal of europe 7", seal.toString());
  }

  @Test
  void sealsAreEqualByLedgerWindowAndOctets() {
    SealNotice seal = new SealNotice(EUROPE, 7, new byte[] {1});

    assertEquals(new SealNotice(EUROPE, 7, new byte[] {1}), seal);
    assertEquals(new SealNotice(EUROPE, 7, new byte[] {1}).hashCode(), seal.hashCode());
    assertNotEquals(new SealNotice(AMERICAS, 7, new byte[] {1}), seal);
    assertNotEquals(new SealNotice(EUROPE, 8, new byte[] {1}), seal);
    assertNotEquals(new SealNotice(EUROPE, 7, new byte[] {2}), seal);
  }

  @Test
  void aCyclesNoticeKeepsWhatItWasMadeOf() {
    TreeMap<LedgerId, Long> windows = new TreeMap<>();
    List<Money> gross = new ArrayList<>();
    CycleNotice notice = new CycleNotice(1, 1, 1, "open", Instant.EPOCH, windows, gross, List.of());
    windows.put(EUROPE, 1L);
    gross.add(Money.of(CurrencyCode.of("EUR"), 1));

    assertEquals(0, notice.windows().size());
    assertEquals(List.of(), notice.gross());
    assertThrows(UnsupportedOperationException.class, () -> notice.windows().clear());
  }

  @Test
  void usedIdsKeepWhatTheyWereMadeOf() {
    List<SeenMessage> messages = new ArrayList<>();
    SeenMessages seen = new SeenMessages(EUROPE, messages);
    messages.add(new SeenMessage(ParticipantId.of("shop"), new MessageId(new UUID(1, 2))));

    assertEquals(List.of(), seen.messages());
  }

  @Test
  void theNodesOfALedgerAreAmongAllServers() {
    ServerNotice europe = server("node-1", ServerRole.NODE, Optional.of(EUROPE));
    ServerNotice americas = server("node-2", ServerRole.NODE, Optional.of(AMERICAS));
    ServerNotice clearing = server("clearing-1", ServerRole.CLEARING, Optional.empty());
    ServerNotice odd = server("clearing-2", ServerRole.CLEARING, Optional.of(EUROPE));
    SharedMembers members = new Listed(List.of(europe, americas, clearing, odd));

    assertEquals(List.of(europe), members.nodesOf(EUROPE).result());
    assertEquals(List.of(), members.nodesOf(LedgerId.of("asia")).result());
  }

  private static ServerNotice server(String name, ServerRole role, Optional<LedgerId> ledger) {
    return new ServerNotice(name, role, ledger, URI.create("http://127.0.0.1:1"));
  }

  /** Servers that neither come nor go. */
  private record Listed(List<ServerNotice> servers) implements SharedMembers {
    @Override
    public Future<Void> register(ServerNotice server) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> withdraw(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<List<ServerNotice>> all() {
      return Future.succeededFuture(servers);
    }
  }

  @Test
  void theCurrentDirectoryIsTheOneAboveNoVersion() {
    Directory announced = DirectoryExample.ofVersion(3);

    assertEquals(Optional.of(announced), new Announced(announced).current().result());
  }

  /** One directory for ever. */
  private record Announced(Directory directory) implements SharedDirectory {
    @Override
    public Future<Long> announce(Directory other) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<Long> version() {
      return Future.succeededFuture(directory.version());
    }

    @Override
    public Future<Optional<Directory>> newerThan(long version) {
      return Future.succeededFuture(Optional.of(directory).filter(it -> it.version() > version));
    }

    @Override
    public Future<Subscription> onChange(Consumer<Directory> listener) {
      throw new UnsupportedOperationException();
    }
  }
}
