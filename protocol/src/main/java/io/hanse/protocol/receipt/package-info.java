/**
 * What a sender gets for a message and keeps: the outcome, and the proof that the ledger's signed
 * batch contains it. {@link io.hanse.protocol.receipt.ReceiptAssembler} makes receipts from what a
 * ledger stored, {@link io.hanse.protocol.receipt.ReceiptVerifier} checks them without asking
 * anybody.
 */
@NullMarked
package io.hanse.protocol.receipt;

import org.jspecify.annotations.NullMarked;
