package io.hanse.standalone.demo;

import io.hanse.config.database.Database;
import io.hanse.config.settings.NodeSettings;
import io.hanse.config.settings.SettingsFile;
import io.hanse.node.ledger.audit.LedgerAudit;
import io.hanse.standalone.network.NetworkFiles;
import io.hanse.standalone.running.Await;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every ledger of a network, recomputed from its rows. */
public final class LedgerBalances {
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private LedgerBalances() {}

  /**
   * Lists every fault as a sentence; blocks.
   *
   * @throws IOException when a node's settings cannot be read
   */
  public static List<String> faults(Vertx vertx, NetworkFiles files) throws IOException {
    List<String> faults = new ArrayList<>();
    for (NetworkFiles.Server node : files.nodes()) {
      if (files.nodeOf(node.ledger()).equals(node)) {
        NodeSettings settings = SettingsFile.node(node.settings(), Map.of()).orElseThrow();
        Await.of(
                Database.open(vertx, settings.database(), LIMIT)
                    .compose(
                        database -> new LedgerAudit(database).run().eventually(database::close)),
                LIMIT)
            .forEach(
                found -> faults.add(node.ledger() + ": " + found.check() + ": " + found.detail()));
      }
    }
    return faults;
  }
}
