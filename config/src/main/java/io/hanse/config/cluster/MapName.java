package io.hanse.config.cluster;

/** The shared maps by the names that the design gives them. */
final class MapName {
  static final String DIRECTORY = "directory";
  static final String POSITIONS = "positions";
  static final String INSTRUCTED = "instructed";
  static final String SEALS = "seals";
  static final String CYCLES = "cycles";
  static final String RECEIPTS = "receipts";
  static final String BALANCES = "balances";
  static final String MEMBERS = "members";

  private MapName() {}
}
