package io.hanse.clearing.store;

import io.hanse.config.database.Database;
import io.hanse.config.database.DirectoryStore;
import io.vertx.core.Future;

/**
 * Every part of clearing's database.
 *
 * @param lease who leads
 * @param cycles how far each cycle is
 * @param seals what the ledgers have signed
 * @param windows the obligations behind the seals
 * @param breaks what does not fit together between ledgers
 * @param nettings what the cycles came to
 * @param statements what participants were told of them
 * @param directories every version of the directory
 */
public record ClearingStores(
    LeaseStore lease,
    CycleStore cycles,
    SealStore seals,
    WindowStore windows,
    BreakStore breaks,
    NettingStore nettings,
    StatementStore statements,
    DirectoryStore directories) {
  private static final String OWNER = "clearing";
  private static final String MIGRATIONS = "classpath:db/clearing";

  /** Brings the schema up to date. */
  public static Future<ClearingStores> over(Database database) {
    return database
        .migrate(DirectoryStore.OWNER, DirectoryStore.MIGRATIONS)
        .compose(done -> database.migrate(OWNER, MIGRATIONS))
        .map(done -> new ClearingStores(database));
  }

  private ClearingStores(Database database) {
    this(database, new LeaseStore(database));
  }

  private ClearingStores(Database database, LeaseStore lease) {
    this(
        lease,
        new CycleStore(database, lease),
        new SealStore(database, lease),
        new WindowStore(database, lease),
        new BreakStore(database, lease),
        new NettingStore(database, lease),
        new StatementStore(database),
        new DirectoryStore(database));
  }
}
