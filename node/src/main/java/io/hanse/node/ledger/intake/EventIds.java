package io.hanse.node.ledger.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.octets.Sha256;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Ids of the ledger's own events: the same finding has the same id on every node (a UUID of version
 * 8, RFC 9562 section 5.8, from SHA-256).
 */
public final class EventIds {
  private static final long VERSION_8 = 0x8000L;
  private static final long VERSION_MASK = 0xF000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;

  private EventIds() {}

  /** The id of a finding that these parts describe. */
  public static UUID of(LedgerId ledger, String type, Object... found) {
    StringBuilder name = new StringBuilder(ledger.value()).append('\n').append(type);
    for (Object part : found) {
      name.append('\n').append(part);
    }
    ByteBuffer digest = ByteBuffer.wrap(Sha256.of(name.toString().getBytes(UTF_8)).octets());
    return new UUID(
        (digest.getLong() & ~VERSION_MASK) | VERSION_8,
        (digest.getLong() & ~VARIANT_MASK) | VARIANT);
  }
}
