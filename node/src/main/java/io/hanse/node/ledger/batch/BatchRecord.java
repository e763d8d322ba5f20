package io.hanse.node.ledger.batch;

import java.time.Instant;
import java.util.List;

/**
 * A complete batch, ready to be written.
 *
 * @param lane the writer
 * @param number the lane's own number, from 1 without gaps
 * @param window the window that the batch belongs to
 * @param postedAt of every message in it
 * @param posted its messages, by position
 * @param proof the signed root and the octets that receipts are assembled from
 * @param sums the effects of the batch as a whole
 * @param persons the members it enrols
 */
public record BatchRecord(
    int lane,
    long number,
    long window,
    Instant postedAt,
    List<PostedDelivery> posted,
    BatchProof proof,
    BatchSums sums,
    List<EnrolledPerson> persons) {}
