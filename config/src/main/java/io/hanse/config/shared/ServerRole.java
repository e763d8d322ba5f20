package io.hanse.config.shared;

/** The kind of a server. */
public enum ServerRole {
  NODE,
  CLEARING
}
