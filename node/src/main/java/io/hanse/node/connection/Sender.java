package io.hanse.node.connection;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Everybody behind one address: an IPv4 address, or the first 64 bits of an IPv6 address, the least
 * that a site gets (RFC 6177).
 *
 * @param name for comparison and for the log
 */
public record Sender(String name) {
  private static final int SITE_OCTETS = 8;

  /** The other nodes of the network, whose messages come over the event bus. */
  public static final Sender NETWORK = new Sender("network");

  /** The sender at the far end of a socket. */
  static Sender of(SocketAddress remote) {
    return remote instanceof InetSocketAddress internet && internet.getAddress() != null
        ? of(internet.getAddress())
        : new Sender(String.valueOf(remote));
  }

  /** The sender behind an address. */
  static Sender of(InetAddress address) {
    byte[] octets = address.getAddress();
    return address instanceof Inet6Address
        ? new Sender(HexFormat.of().formatHex(Arrays.copyOf(octets, SITE_OCTETS)) + "/64")
        : new Sender(address.getHostAddress());
  }
}
