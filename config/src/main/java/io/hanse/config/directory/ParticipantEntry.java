package io.hanse.config.directory;

import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.tariff.Tariff;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A legal entity of the coalition.
 *
 * @param id its name in messages
 * @param name its name for people
 * @param sector its line of business, one lower-case word such as {@code hotel}
 * @param country its seat
 * @param tariff its contract in figures
 * @param permissions its rights beyond the ordinary
 * @param suspended whether its messages are refused for now
 * @param account the account from which it pays and to which it is paid
 * @param locations its places by their id
 * @param keys the keys that sign its messages
 */
public record ParticipantEntry(
    ParticipantId id,
    String name,
    String sector,
    CountryCode country,
    Tariff tariff,
    Set<Permission> permissions,
    boolean suspended,
    BankAccount account,
    Map<LocationId, Location> locations,
    List<KeyEntry> keys) {
  public ParticipantEntry {
    permissions = Set.copyOf(permissions);
    locations = Collections.unmodifiableMap(new LinkedHashMap<>(locations));
    keys = List.copyOf(keys);
  }

  static Map<LocationId, Location> byId(Collection<Location> locations) {
    Map<LocationId, Location> byId = new LinkedHashMap<>();
    locations.forEach(location -> byId.putIfAbsent(location.id(), location));
    return byId;
  }

  public Optional<Location> location(LocationId location) {
    return Optional.ofNullable(locations.get(location));
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }
}
