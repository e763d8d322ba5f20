package io.hanse.node.connection;

import java.time.Duration;

/**
 * How long a connection may keep a node waiting. All times are a second longer at most.
 *
 * @param request from the first octet of a request to its last
 * @param body how long a body may come at less than {@code leastRate}
 * @param leastRate octets a second
 * @param mostOctets octets of a body that are read at all, also where the request is refused
 *     already
 * @param answer how long a sender may take nothing of what is ready for him
 * @param farewell how long a sender may go on sending after his connection has been refused
 */
public record Patience(
    Duration request,
    Duration body,
    long leastRate,
    long mostOctets,
    Duration answer,
    Duration farewell) {

  /**
   * What a node has: 15 seconds for a request (a body of the largest size over four megabits a
   * second), of which at most five at less than one kilobyte a second.
   */
  public static final Patience OF_A_NODE =
      new Patience(
          Duration.ofSeconds(15),
          Duration.ofSeconds(5),
          1024,
          64L << 20,
          Duration.ofSeconds(15),
          Duration.ofSeconds(2));
}
