package io.hanse.node.ledger.batch;

/**
 * The octets that are kept of a batch for ever; receipts are assembled from them. Layouts: {@link
 * BatchBlobs}. The arrays are shared: not to be changed.
 *
 * @param size number of messages
 * @param root 32 octets, over the leaves
 * @param header the octets that are signed
 * @param signature 64 octets
 * @param publicKey 32 octets
 * @param leaves 32 octets a message
 * @param proofs 80 octets a message: SHA-256 of the message, salt, root of its obligations
 * @param outcomes an item a message
 * @param envelopes every envelope once, one after the other
 * @param slices 16 octets a message: where its octets are within the envelopes
 * @param obligations an item a message: all of its obligations, as items
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record BatchProof(
    int size,
    byte[] root,
    byte[] header,
    byte[] signature,
    byte[] publicKey,
    byte[] leaves,
    byte[] proofs,
    byte[] outcomes,
    byte[] envelopes,
    byte[] slices,
    byte[] obligations) {
  BatchReceipts.Parts receiptParts() {
    return new BatchReceipts.Parts(size, header, signature, publicKey, leaves, proofs, outcomes);
  }
}
