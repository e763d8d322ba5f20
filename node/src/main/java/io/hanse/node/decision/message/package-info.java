/**
 * What comes to be decided: the {@link io.hanse.node.decision.message.Submission}, its kind, its
 * key and the hash of its content; what a message refers to; and what has to be loaded for a batch
 * of them ({@link io.hanse.node.decision.message.Needs}). Every other room of the decision builds
 * on this one.
 */
@NullMarked
package io.hanse.node.decision.message;

import org.jspecify.annotations.NullMarked;
