package io.hanse.config.directory;

/** What a key is good for at an instant. */
public enum KeyStatus {
  VALID,
  NOT_YET_VALID,
  EXPIRED,
  REVOKED
}
