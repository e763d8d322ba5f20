package io.hanse.config.cluster;

import com.hazelcast.core.HazelcastInstance;
import io.hanse.config.shared.SharedBalances;
import io.hanse.config.shared.SharedCycles;
import io.hanse.config.shared.SharedDirectory;
import io.hanse.config.shared.SharedPositions;
import io.hanse.config.shared.SharedReceipts;
import io.hanse.config.shared.SharedSeals;
import io.hanse.config.shared.SharedState;
import io.vertx.core.Vertx;

/** The shared state in the cluster's maps. */
record SharedMaps(
    SharedDirectory directory,
    SharedPositions positions,
    SharedSeals seals,
    SharedCycles cycles,
    SharedReceipts receipts,
    SharedBalances balances,
    MembersMap members)
    implements SharedState {

  /** Opens the maps; blocks. */
  static SharedMaps of(HazelcastInstance member, Vertx vertx) {
    Calls calls = new Calls(vertx);
    return new SharedMaps(
        new DirectoryMap(member.getMap(MapName.DIRECTORY), calls),
        new PositionsMap(
            member.getMap(MapName.POSITIONS), member.getMap(MapName.INSTRUCTED), calls),
        new SealsMap(member.getMap(MapName.SEALS), calls),
        new CyclesMap(member.getMap(MapName.CYCLES), calls),
        new ReceiptsMap(member.getMap(MapName.RECEIPTS), calls),
        new BalancesMap(member.getMap(MapName.BALANCES), calls),
        MembersMap.of(member, calls));
  }
}
