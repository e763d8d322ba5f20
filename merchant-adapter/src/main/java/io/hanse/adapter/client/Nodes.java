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
 * Which node to ask: the one that answered last, as long as it does; while one is to be left alone,
 * the next. Used on one event loop only.
 */
final class Nodes {
  /** No node is believed that it needs longer. */
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(15);

  /**
   * Trust is lost at once and regained by a person: after so many refusals a node is left alone.
   */
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

  /** One node and how it behaves. */
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

  /** When the first of them may be asked again; never, where none is to be asked any more. */
  Instant nextReady() {
    return nodes.stream()
        .filter(Node::isTrusted)
        .map(node -> node.notBefore)
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  /** Whether none of them takes what is sent, so that a person must mend something. */
  boolean noneIsTrusted() {
    return nodes.stream().noneMatch(Node::isTrusted);
  }

  /** Something may have been mended. */
  void trustAnew() {
    nodes.forEach(node -> node.distrust = 0);
  }

  void answered(Node node) {
    node.failures = 0;
    node.distrust = 0;
    preferred = nodes.indexOf(node);
  }

  /** The node takes nothing that is sent like this, or is no node. */
  void distrusted(Node node, Instant now, Optional<Duration> retryAfter) {
    // Requests that were under way together are refused together; they count once.
    if (node.notBefore.isBefore(now)) {
      node.distrust++;
    }
    failed(node, now, retryAfter);
  }

  /** The node did not answer, or said "not now": it is left alone, at least as long as it asks. */
  void failed(Node node, Instant now, Optional<Duration> retryAfter) {
    Duration delay = backOff.delay(node.failures, random);
    Duration asked =
        retryAfter
            .map(wish -> wish.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wish)
            .orElse(Duration.ZERO);
    Instant until = now.plus(delay.compareTo(asked) > 0 ? delay : asked);
    // Requests that were under way together fail together; they count as one failure.
    if (node.notBefore.isBefore(now)) {
      node.failures++;
    }
    if (until.isAfter(node.notBefore)) {
      node.notBefore = until;
    }
  }
}
