package io.hanse.node.ledger.audit;

import io.hanse.config.database.Database;
import io.vertx.core.Future;
import java.util.List;

/**
 * Recomputes a ledger from its rows and says where they disagree: conservation, balances, exactly
 * one effect, obligations and seals. It shares no code with the writer; every check is a question
 * to the database that must have no answer.
 */
public final class LedgerAudit {
  private final AuditStore store;

  public LedgerAudit(Database database) {
    this.store = new AuditStore(database);
  }

  /**
   * Something that does not add up.
   *
   * @param check the name of the check, such as {@code member-balances}
   * @param detail one disagreeing row, as text
   */
  public record Finding(String check, String detail) {}

  /**
   * Runs every check on one and the same state of the ledger, with traffic running or not.
   *
   * @return what was found, at most ten of each check; empty where all is well
   */
  public Future<List<Finding>> run() {
    return store.findings();
  }
}
