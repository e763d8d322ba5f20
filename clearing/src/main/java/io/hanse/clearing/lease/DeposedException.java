package io.hanse.clearing.lease;

/** Another instance leads: nothing was written, and this instance must not retry. */
public final class DeposedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeposedException(Fence fence) {
    super("another instance leads: fence " + fence.number() + " is no longer the newest");
  }
}
