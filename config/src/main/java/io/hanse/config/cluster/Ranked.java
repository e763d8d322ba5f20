package io.hanse.config.cluster;

/**
 * A stored value with a rank: of two values of one key the higher is right, in whatever order they
 * come.
 */
sealed interface Ranked permits StoredPosition, StoredInstructed, StoredCycle, StoredDirectory {
  long rank();

  /** Decides between values of equal rank. */
  default long subRank() {
    return 0;
  }

  default boolean isAbove(Ranked other) {
    return rank() != other.rank() ? rank() > other.rank() : subRank() > other.subRank();
  }
}
