package io.hanse.clearing.directory;

import io.hanse.protocol.yaml.Fault;
import java.util.List;

/** What came of a change of the directory. But for the first, nothing was changed. */
public sealed interface PublishAnswer {
  /**
   * It is in clearing's database, now or since the same command before.
   *
   * @param version of the directory
   * @param ledgers each ledger, by name
   */
  record Published(long version, List<LedgerCopy> ledgers) implements PublishAnswer {
    public Published {
      ledgers = List.copyOf(ledgers);
    }
  }

  /** It is not signed as it should be. */
  record NotTrusted(String reason) implements PublishAnswer {}

  /**
   * It cannot be used.
   *
   * @param faults all of them
   */
  record Faulty(List<Fault> faults) implements PublishAnswer {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** Its version cannot be used. */
  record VersionTaken(String reason) implements PublishAnswer {}
}
