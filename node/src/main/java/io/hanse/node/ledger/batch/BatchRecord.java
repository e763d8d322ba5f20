package io.hanse.node.ledger.batch;

import java.time.Instant;
import java.util.List;

/**
 * One batch as it is written: nothing in it is decided any more.
 *
 * @param lane the writer
 * @param number the lane's own number, from 1 without gaps
 * @param window the window it belongs to
 * @param postedAt of every message in it
 * @param posted its messages, by position
 * @param proof the signed root and what receipts are assembled from
 * @param sums what they do as a whole
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
