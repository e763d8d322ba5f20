package io.hanse.standalone.bench;

import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.signing.SigningKey;
import java.net.URI;

/**
 * The target of a load, and its sender.
 *
 * @param node address of the node
 * @param ledger the ledger whose members earn
 * @param participant the merchant
 * @param location of it
 * @param key with which it signs
 * @param members over how many members the messages are spread
 */
public record LoadTarget(
    URI node,
    LedgerId ledger,
    ParticipantId participant,
    LocationId location,
    SigningKey key,
    int members) {}
