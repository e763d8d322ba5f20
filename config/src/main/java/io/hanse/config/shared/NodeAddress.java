package io.hanse.config.shared;

/** The address of one node on the clustered event bus, by its name in {@link SharedMembers}. */
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
