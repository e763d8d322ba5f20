package io.hanse.node.ledger.batch;

/**
 * The part of a batch that its receipts are assembled from; see {@link BatchProof}. The arrays are
 * shared: not to be changed.
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record ReceiptParts(
    int size,
    byte[] header,
    byte[] signature,
    byte[] publicKey,
    byte[] leaves,
    byte[] proofs,
    byte[] outcomes) {}
