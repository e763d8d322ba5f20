package io.hanse.adapter.importing;

/** Is told how an import comes along. Called from several threads, one at a time. */
@FunctionalInterface
public interface ImportListener {
  /** Hears nothing. */
  ImportListener SILENT = progress -> {};

  /** Something was read or answered. Must return quickly. */
  void progressed(ImportProgress progress);
}
