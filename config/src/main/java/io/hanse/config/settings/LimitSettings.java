package io.hanse.config.settings;

/**
 * How much of a node its callers may take. The defaults suit a node that tills reach directly;
 * where all of them come through one address, a proxy's for example, the limits of an address are
 * those of all.
 *
 * @param connections open at once, 1 to 1000000
 * @param connectionsPerAddress open at once from one IPv4 address or IPv6 network of 64 bits, 1 to
 *     1000000
 * @param bodyOctets octets of messages held at once, from their first to their answer, 16 MiB to 1
 *     GiB
 * @param viewers browsers that follow the page's stream, 0 to 10000
 * @param viewersPerAddress those of one address, 0 to 10000
 */
public record LimitSettings(
    int connections,
    int connectionsPerAddress,
    int bodyOctets,
    int viewers,
    int viewersPerAddress) {
  public static final LimitSettings DEFAULT = new LimitSettings(10_000, 500, 64 << 20, 200, 20);
}
