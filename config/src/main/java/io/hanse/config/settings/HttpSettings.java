package io.hanse.config.settings;

import java.net.URI;
import java.util.Optional;

/**
 * Where a server listens.
 *
 * @param host address to bind
 * @param port 0 to 65535; 0 takes a free one
 * @param url under which others reach it; empty: made of host and port
 */
public record HttpSettings(String host, int port, Optional<URI> url) {

  /**
   * The URL to tell others.
   *
   * @param boundPort the port that is listened on
   */
  public URI reachedAt(int boundPort) {
    return url.orElseGet(() -> URI.create("http://" + host + ":" + boundPort));
  }
}
