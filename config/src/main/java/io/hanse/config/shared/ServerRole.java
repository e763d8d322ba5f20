package io.hanse.config.shared;

/** What a server of the network is. */
public enum ServerRole {
  NODE,
  CLEARING
}
