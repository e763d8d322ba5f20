package io.hanse.protocol.message;

import io.hanse.protocol.identity.LocationId;
import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.identity.ParticipantId;
import io.hanse.protocol.identity.TerminalId;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What every message has.
 *
 * @param id unique for ever within the participant
 * @param participant who says it; the key that signs must be its own
 * @param location where it happened
 * @param terminal at which till
 * @param occurredAt when it happened, RFC 3339 with offset
 */
public record Header(
    MessageId id,
    ParticipantId participant,
    LocationId location,
    Optional<TerminalId> terminal,
    OffsetDateTime occurredAt) {}
