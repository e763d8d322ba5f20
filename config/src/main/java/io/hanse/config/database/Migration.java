package io.hanse.config.database;

import io.hanse.config.settings.DatabaseSettings;
import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;

/** Brings one owner's part of a schema up to date, over JDBC; blocks. */
final class Migration implements Callable<Integer> {
  private final DatabaseSettings settings;
  private final String owner;
  private final String[] locations;

  Migration(DatabaseSettings settings, String owner, String... locations) {
    if (!owner.matches("[a-z][a-z_]{0,30}")) {
      throw new IllegalArgumentException("an owner is one lower-case word: " + owner);
    }
    this.settings = settings;
    this.owner = owner;
    this.locations = locations.clone();
  }

  /** Returns the number of migrations that were carried out. */
  @Override
  public Integer call() {
    // Not the calling thread's: a callback may come on one that has none.
    return Flyway.configure(Migration.class.getClassLoader())
        .dataSource(url(), settings.user(), settings.password().text())
        .locations(locations)
        .failOnMissingLocations(true)
        .table("schema_history_" + owner)
        // Another owner's tables may be there already.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate()
        .migrationsExecuted;
  }

  private String url() {
    return "jdbc:postgresql://%s:%d/%s?%s"
        .formatted(settings.host(), settings.port(), settings.name(), Connecting.jdbcParameters());
  }
}
