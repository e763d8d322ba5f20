package io.hanse.config.directory;

/** The status of a key at an instant. */
public enum KeyStatus {
  VALID,
  NOT_YET_VALID,
  EXPIRED,
  REVOKED
}
