package io.hanse.adapter.client;

import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.signing.SigningKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Settings of a client.
 *
 * @param nodes addresses of the network's nodes, http or https, at least one; where one does not
 *     answer, the next is asked
 * @param participant the sender
 * @param key the participant's private key
 * @param home folder of the outbox, created where it is missing
 * @param sending how fast and how patiently messages are sent
 */
public record ClientSettings(
    List<URI> nodes, ParticipantId participant, SigningKey key, Path home, Sending sending) {
  /**
   * Checks the addresses.
   *
   * @throws IllegalArgumentException when there is none, or one is no http address
   */
  public ClientSettings {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("at least one node is needed");
    }
    nodes.forEach(ClientSettings::check);
  }

  /** Settings with {@link Sending#USUAL}. */
  public static ClientSettings of(
      List<URI> nodes, ParticipantId participant, SigningKey key, Path home) {
    return new ClientSettings(nodes, participant, key, home, Sending.USUAL);
  }

  /** These settings with another pace. */
  public ClientSettings with(Sending sending) {
    return new ClientSettings(nodes, participant, key, home, sending);
  }

  private static void check(URI node) {
    boolean http = "http".equals(node.getScheme()) || "https".equals(node.getScheme());
    if (!http || node.getHost() == null) {
      throw new IllegalArgumentException("no address such as http://127.0.0.1:8080: " + node);
    }
  }

  /**
   * The pace and the patience of sending.
   *
   * @param bundle the most messages in one bundle, 1 to 500
   * @param connections the most requests under way at once, 1 to 64
   * @param timeout how long one request may take; after it the same messages are sent again
   * @param backOff how long to wait after a failure
   * @param mostRefusals how often a message may be refused for a passing reason before it is set
   *     aside
   * @param patience how long a drain waits without a single answer before it gives up
   */
  public record Sending(
      int bundle,
      int connections,
      Duration timeout,
      BackOff backOff,
      int mostRefusals,
      Duration patience) {
    /** Bundles of 500, four requests at once, ten minutes of patience. */
    public static final Sending USUAL =
        new Sending(500, 4, Duration.ofSeconds(30), BackOff.USUAL, 8, Duration.ofMinutes(10));

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when a value is out of range
     */
    public Sending {
      if (bundle < 1 || bundle > 500) {
        throw new IllegalArgumentException("a bundle has 1 to 500 messages: " + bundle);
      }
      if (connections < 1 || connections > 64) {
        throw new IllegalArgumentException("1 to 64 connections: " + connections);
      }
      if (mostRefusals < 1) {
        throw new IllegalArgumentException("at least one refusal: " + mostRefusals);
      }
    }

    /** This pace with another patience. */
    public Sending patient(Duration patience) {
      return new Sending(bundle, connections, timeout, backOff, mostRefusals, patience);
    }
  }
}
