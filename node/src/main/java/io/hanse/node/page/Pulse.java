package io.hanse.node.page;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a node posted on its ledger in the last second.
 *
 * @param node the node's name
 * @param accruals purchases credited
 * @param redemptions redemptions and captures
 */
record Pulse(String node, long accruals, long redemptions) {
  /** To every node of the cluster. */
  static final String ADDRESS = "hanse.pulse";

  private static final int FIGURES = 16;

  Buffer octets() {
    return Buffer.buffer().appendLong(accruals).appendLong(redemptions).appendString(node);
  }

  /** Reads a pulse, or nothing where it is none. */
  static Optional<Pulse> read(Buffer octets) {
    if (octets.length() <= FIGURES) {
      return Optional.empty();
    }
    String node = octets.getString(FIGURES, octets.length(), StandardCharsets.UTF_8.name());
    return Optional.of(new Pulse(node, octets.getLong(0), octets.getLong(8)));
  }
}
