package io.hanse.clearing;

import io.hanse.config.database.Database;
import io.hanse.config.database.DirectoryStore;
import io.vertx.core.Future;

/** The schema of clearing's database, which its features share. */
public final class ClearingSchema {
  private static final String OWNER = "clearing";
  private static final String MIGRATIONS = "classpath:db/clearing";

  private ClearingSchema() {}

  /** Brings a database to this version; fails when it holds anything newer. */
  public static Future<Void> upToDate(Database database) {
    return database
        .migrate(DirectoryStore.OWNER, DirectoryStore.MIGRATIONS)
        .compose(done -> database.migrate(OWNER, MIGRATIONS));
  }
}
