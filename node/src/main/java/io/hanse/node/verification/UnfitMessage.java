package io.hanse.node.verification;

import io.hanse.protocol.identity.MessageId;
import io.hanse.protocol.rejection.Rejection;
import java.util.Optional;

/**
 * A message of a well-formed bundle that cannot be taken itself. It is answered in its place and
 * leaves no trace; its neighbours are not affected.
 *
 * @param index its place in the bundle, from 0
 * @param id its id, where that much could be read
 * @param rejection why
 */
public record UnfitMessage(int index, Optional<MessageId> id, Rejection rejection)
    implements EnvelopePart {}
