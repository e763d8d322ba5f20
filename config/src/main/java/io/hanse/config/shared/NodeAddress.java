package io.hanse.config.shared;

/**
 * Where one very node listens on the clustered event bus, under its name in {@link SharedMembers}.
 */
public final class NodeAddress {
  private NodeAddress() {}

  /**
   * Takes the octets of a directory into the copy of the node's ledger; the answer is {@link
   * DirectoryInForce}, and a failure says why the copy could not be written.
   */
  public static String directory(String node) {
    return "hanse.node." + node + ".directory";
  }
}
