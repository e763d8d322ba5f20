package io.hanse.clearing.export;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes all files of a cycle to a folder. */
public final class CycleExport {
  private final Vertx vertx;
  private final CycleFiles files;

  public CycleExport(Vertx vertx, CycleFiles files) {
    this.vertx = vertx;
    this.files = files;
  }

  /**
   * Writes the files; idempotent. Fails where the folder holds anything else.
   *
   * @return the names of the files; none, and no folder, where the cycle is not instructed
   */
  public Future<List<String>> write(long cycle, Path folder) {
    return files
        .names(cycle)
        .compose(
            names ->
                names.isEmpty()
                    ? Future.succeededFuture(names)
                    : read(cycle, names).compose(read -> write(folder, read)).map(names));
  }

  private Future<Map<String, byte[]>> read(long cycle, List<String> names) {
    Map<String, byte[]> read = new TreeMap<>();
    Future<Void> done = Future.succeededFuture();
    for (String name : names) {
      done =
          done.compose(before -> files.file(cycle, name))
              .map(
                  octets -> {
                    read.put(name, octets.orElseThrow());
                    return null;
                  });
    }
    return done.map(read);
  }

  private Future<Void> write(Path folder, Map<String, byte[]> read) {
    return vertx.executeBlocking(
        () -> {
          new ExportFolder(folder).write(read);
          return null;
        },
        false);
  }
}
