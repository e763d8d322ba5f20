package io.hanse.config.cluster;

/** A stored value of which a higher one of the same key is right, whenever it comes. */
sealed interface Ranked permits StoredPosition, StoredInstructed, StoredCycle, StoredDirectory {
  long rank();

  /** Decides among equals in rank. */
  default long subRank() {
    return 0;
  }

  default boolean isAbove(Ranked other) {
    return rank() != other.rank() ? rank() > other.rank() : subRank() > other.subRank();
  }
}
