package io.hanse.config.settings;

import java.net.URI;
import java.util.Optional;

/**
 * The address at which a server listens.
 *
 * @param host address to bind
 * @param port 0 to 65535; 0 takes a free one
 * @param url the URL at which others reach it; empty: made of host and port
 */
public record HttpSettings(String host, int port, Optional<URI> url) {

  /**
   * The URL at which others reach this server.
   *
   * @param boundPort the port on which it listens
   */
  public URI reachedAt(int boundPort) {
    return url.orElseGet(() -> URI.create("http://" + host + ":" + boundPort));
  }
}
