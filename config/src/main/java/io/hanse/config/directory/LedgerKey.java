package io.hanse.config.directory;

/** A key and the ledger whose batches and seals it may sign. */
public record LedgerKey(LedgerEntry ledger, KeyEntry key) {}
