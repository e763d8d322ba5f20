package io.hanse.config.database;

import io.hanse.config.directory.Directory;
import io.hanse.config.directory.DirectoryFile;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Optional;

/**
 * A database's copy of the directory, table {@code directory_copy}. The newest version in it is in
 * force on that database.
 */
public final class DirectoryStore {
  /** Flyway location of the table, for a database whose own schema does not bring it. */
  public static final String MIGRATIONS = "classpath:db/directory";

  /** Owner of those migrations. */
  public static final String OWNER = "directory";

  private static final String NEWEST_VERSION =
      "SELECT coalesce(max(version), 0) FROM directory_copy";

  private static final String NEWEST =
      "SELECT octets FROM directory_copy ORDER BY version DESC LIMIT 1";

  private static final String OF_VERSION = "SELECT octets FROM directory_copy WHERE version = $1";

  private static final String WRITE_IF_NEWER =
      """
      INSERT INTO directory_copy (version, octets)
      SELECT $1, $2
      WHERE NOT EXISTS (SELECT 1 FROM directory_copy WHERE version >= $1)
      ON CONFLICT (version) DO NOTHING
      """;

  private final Database database;

  public DirectoryStore(Database database) {
    this.database = database;
  }

  /** The version in force, 0 where there is none. */
  public Future<Long> version() {
    return database
        .pool()
        .preparedQuery(NEWEST_VERSION)
        .execute()
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** The directory in force. */
  public Future<Optional<Directory>> newest() {
    return database.pool().preparedQuery(NEWEST).execute().map(DirectoryStore::directory);
  }

  /** The directory of a version that was in force once. */
  public Future<Optional<Directory>> ofVersion(long version) {
    return database
        .pool()
        .preparedQuery(OF_VERSION)
        .execute(Tuple.of(version))
        .map(DirectoryStore::directory);
  }

  private static Optional<Directory> directory(RowSet<Row> rows) {
    return octets(rows).map(octets -> DirectoryFile.parse(octets).orElseThrow());
  }

  private static Optional<byte[]> octets(RowSet<Row> rows) {
    return rows.size() == 0
        ? Optional.empty()
        : Optional.of(rows.iterator().next().getBuffer(0).getBytes());
  }

  /** Writes a directory that is newer than the one in force. */
  public Future<DirectoryWrite> write(Directory directory) {
    byte[] octets = DirectoryFile.octets(directory);
    return database
        .pool()
        .preparedQuery(WRITE_IF_NEWER)
        .execute(Tuple.of(directory.version(), Buffer.buffer(octets)))
        .compose(
            written ->
                written.rowCount() == 1
                    ? Future.succeededFuture(DirectoryWrite.WRITTEN)
                    : whyNot(directory.version(), octets));
  }

  private Future<DirectoryWrite> whyNot(long version, byte[] octets) {
    return database
        .pool()
        .preparedQuery(OF_VERSION)
        .execute(Tuple.of(version))
        .map(
            rows ->
                octets(rows)
                    .map(
                        kept ->
                            Arrays.equals(kept, octets)
                                ? DirectoryWrite.ALREADY_THERE
                                : DirectoryWrite.DIFFERENT_CONTENT)
                    .orElse(DirectoryWrite.OLDER));
  }
}
