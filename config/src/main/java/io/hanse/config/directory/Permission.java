package io.hanse.config.directory;

/** A right of a participant beyond the ordinary. */
public enum Permission {
  /** Its messages may be older than the time window: it imports its past. */
  HISTORY
}
