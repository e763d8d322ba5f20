package io.hanse.adapter.client;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Chooses the node to send to: the one that answered last, and the next while that one must not be
 * asked. Used on one event loop only.
 */
final class Nodes {
  /** The longest pause that a node may ask for. */
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(15);

  /** After so many refusals of key or address a node is not asked again until a person acts. */
  private static final int MOST_DISTRUST = 5;

  private final List<Node> nodes = new ArrayList<>();
  private final BackOff backOff;
  private final RandomGenerator random;
  private int preferred;

  Nodes(List<URI> addresses, BackOff backOff, RandomGenerator random) {
    addresses.forEach(address -> nodes.add(new Node(address)));
    this.backOff = backOff;
    this.random = random;
  }

  /** One node, with its failures so far. */
  static final class Node {
    private final URI address;
    private int failures;
    private int distrust;
    private Instant notBefore = Instant.EPOCH;

    private Node(URI address) {
      this.address = address;
    }

    URI address() {
      return address;
    }

    private boolean isTrusted() {
      return distrust < MOST_DISTRUST;
    }
  }

  /** A node that may be asked now. */
  Optional<Node> ready(Instant now) {
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get((preferred + i) % nodes.size());
      if (node.isTrusted() && !node.notBefore.isAfter(now)) {
        return Optional.of(node);
      }
    }
    return Optional.empty();
  }

  /** When the first node may be asked again; {@link Instant#MAX} where none may. */
  Instant nextReady() {
    return nodes.stream()
        .filter(Node::isTrusted)
        .map(node -> node.notBefore)
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  /** Whether every node refuses the key or the address, so that a person must act. */
  boolean noneIsTrusted() {
    return nodes.stream().noneMatch(Node::isTrusted);
  }

  /** Asks every node again: a key or an address may have been corrected. */
  void trustAnew() {
    nodes.forEach(node -> node.distrust = 0);
  }

  void answered(Node node) {
    node.failures = 0;
    node.distrust = 0;
    preferred = nodes.indexOf(node);
  }

  /** The node refuses the key or the address, or is no node. */
  void distrusted(Node node, Instant now, Optional<Duration> retryAfter) {
    // Concurrent requests are refused together and count once.
    if (node.notBefore.isBefore(now)) {
      node.distrust++;
    }
    failed(node, now, retryAfter);
  }

  /** The node did not answer, or asked for a pause: it is not asked until that has passed. */
  void failed(Node node, Instant now, Optional<Duration> retryAfter) {
    Duration delay = backOff.delay(node.failures, random);
    Duration asked =
        retryAfter
            .map(wish -> wish.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wish)
            .orElse(Duration.ZERO);
    Instant until = now.plus(delay.compareTo(asked) > 0 ? delay : asked);
    // Concurrent requests fail together and count once.
    if (node.notBefore.isBefore(now)) {
      node.failures++;
    }
    if (until.isAfter(node.notBefore)) {
      node.notBefore = until;
    }
  }
}
