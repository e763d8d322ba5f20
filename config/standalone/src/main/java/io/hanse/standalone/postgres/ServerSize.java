package io.hanse.standalone.postgres;

/** Memory and log size of a server, in PostgreSQL's own terms. */
public enum ServerSize {
  /** For a demonstration or a test on a shared machine. */
  SMALL("256MB", "2GB"),

  /** For measuring: the data stay in memory, and no checkpoint falls into a short run. */
  LARGE("2GB", "8GB");

  private final String sharedBuffers;
  private final String maxWalSize;

  ServerSize(String sharedBuffers, String maxWalSize) {
    this.sharedBuffers = sharedBuffers;
    this.maxWalSize = maxWalSize;
  }

  /** The setting {@code shared_buffers}; taken page by page as it is used. */
  String sharedBuffers() {
    return sharedBuffers;
  }

  /** The setting {@code max_wal_size}. */
  String maxWalSize() {
    return maxWalSize;
  }
}
