package io.hanse.clearing.lease;

/** Somebody else leads by now: nothing was written, and nothing more may be tried. */
public final class DeposedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeposedException(Fence fence) {
    super("another instance leads: fence " + fence.number() + " is no longer the newest");
  }
}
