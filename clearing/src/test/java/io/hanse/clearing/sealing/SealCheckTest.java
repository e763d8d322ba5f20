package io.hanse.clearing.sealing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hanse.clearing.Coalition;
import io.hanse.clearing.Windows;
import io.hanse.config.directory.Directory;
import io.hanse.config.directory.KeyEntry;
import io.hanse.config.directory.LedgerEntry;
import io.hanse.config.shared.SealNotice;
import io.hanse.protocol.seal.WindowSeal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealCheckTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final WindowSeal seal =
      new Windows(Coalition.EUROPE, Coalition.EUROPE_KEY).seal(1, List.of());
  private final Instant sealedAt = seal.sealedAt();
  private final Instant now = sealedAt.plus(DAY.multipliedBy(10));

  @Test
  void aKeyThatHasExpiredSinceTheSealStillCounts() {
    SealCheckAnswer verdict = judge(sealedAt.plus(DAY), Optional.empty());

    assertInstanceOf(SealCheckAnswer.Genuine.class, verdict);
  }

  @Test
  void aKeyThatHadExpiredBeforeTheSealDoesNotCount() {
    SealCheckAnswer verdict = judge(sealedAt.minus(DAY), Optional.empty());

    assertEquals(
        new SealCheckAnswer.Suspect("the key " + Coalition.EUROPE_KEY.id() + " is EXPIRED"),
        verdict);
  }

  @Test
  void aKeyThatIsRevokedByNowDoesNotCountWhateverItSigned() {
    SealCheckAnswer verdict = judge(now.plus(DAY), Optional.of(now.minus(DAY)));

    assertEquals(
        new SealCheckAnswer.Suspect("the key " + Coalition.EUROPE_KEY.id() + " is REVOKED"),
        verdict);
  }

  private SealCheckAnswer judge(Instant validTo, Optional<Instant> revokedAt) {
    return new SealCheck(directory(validTo, revokedAt), now)
        .judge(new SealNotice(seal.ledger(), seal.window(), seal.octets()), Optional.empty());
  }

  private static Directory directory(Instant validTo, Optional<Instant> revokedAt) {
    Directory whole = Coalition.directory();
    LedgerEntry europe = whole.ledgers().getFirst();
    KeyEntry key =
        new KeyEntry(
            Coalition.EUROPE_KEY.verifyingKey(),
            Instant.parse("2020-01-01T00:00:00Z"),
            validTo,
            revokedAt);
    return new Directory(
        whole.version(),
        whole.operator(),
        List.of(new LedgerEntry(europe.id(), europe.prefixes(), europe.countries(), List.of(key))),
        whole.participants(),
        whole.programme());
  }
}
