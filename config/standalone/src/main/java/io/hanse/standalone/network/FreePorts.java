package io.hanse.standalone.network;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Ports on the loopback interface that nobody listens on just now. They lie below the range from
 * which systems give ports to outgoing connections, so that none of those takes one before its
 * server has started.
 */
public final class FreePorts {
  private static final int FIRST = 10_240;
  private static final int END = 32_768;
  private static final int MOST_TRIES = 10_000;

  private FreePorts() {}

  /**
   * That many different ports.
   *
   * @throws IllegalStateException when there are not so many
   */
  public static List<Integer> take(int count) {
    SecureRandom random = new SecureRandom();
    Set<Integer> ports = new LinkedHashSet<>();
    for (int tries = 0; ports.size() < count; tries++) {
      if (tries == MOST_TRIES) {
        throw new IllegalStateException("no port from " + FIRST + " to " + (END - 1) + " is free");
      }
      int port = random.nextInt(FIRST, END);
      if (isFree(port)) {
        ports.add(port);
      }
    }
    return List.copyOf(ports);
  }

  /**
   * Requires that every port is free.
   *
   * @param servers which server would take which port, in the same order
   * @throws BindException that names each port in use and its server
   */
  static void require(List<String> servers, List<Integer> ports) throws BindException {
    List<String> inUse = new ArrayList<>();
    for (int i = 0; i < ports.size(); i++) {
      if (!isFree(ports.get(i))) {
        inUse.add("port " + ports.get(i) + " (for " + servers.get(i) + ")");
      }
    }
    if (!inUse.isEmpty()) {
      throw new BindException(
          "In use: "
              + String.join(", ", inUse)
              + ". Stop the program that listens there, or take other ports (--port).");
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException inUse) {
      return false;
    }
  }
}
