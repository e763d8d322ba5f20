package io.hanse.adapter.importing;

/** Receives import progress. Called from several threads, one at a time. */
@FunctionalInterface
public interface ImportListener {
  /** Ignores all progress. */
  ImportListener SILENT = progress -> {};

  /** Called after rows were read or messages answered. Must return quickly. */
  void progressed(ImportProgress progress);
}
