package io.hanse.config.directory;

/** What a participant may beyond the ordinary. */
public enum Permission {
  /** Its messages may be older than the time window: it imports its past. */
  HISTORY
}
