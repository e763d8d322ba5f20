package io.hanse.node.ledger.batch;

import io.hanse.node.decision.message.MessageKey;
import io.hanse.protocol.identity.CardNumber;

/**
 * The personal data of a new member, encrypted.
 *
 * @param card the member
 * @param key the enrolment
 * @param language a BCP 47 tag, in clear text because writing to the member needs it
 * @param dataKey the member's own key, wrapped by the master key
 * @param profile profile and consents under the data key
 * @param envelope the signed enrolment under the data key
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record EnrolledPerson(
    CardNumber card,
    MessageKey key,
    String language,
    byte[] dataKey,
    byte[] profile,
    byte[] envelope) {}
