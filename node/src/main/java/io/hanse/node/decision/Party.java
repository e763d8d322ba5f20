package io.hanse.node.decision;

import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.tariff.Tariff;
import java.util.Set;

/**
 * A participant as decisions see it.
 *
 * @param tariff its contract in force
 * @param locations its shops, properties and tills
 * @param suspended whether its messages wait until it is let in again
 * @param history whether it may send events of any age (imports)
 */
public record Party(Tariff tariff, Set<LocationId> locations, boolean suspended, boolean history) {
  public Party {
    locations = Set.copyOf(locations);
  }
}
