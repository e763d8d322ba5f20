/**
 * How one message changes the books. A rule reads the {@link
 * io.hanse.node.decision.posting.WorkingSet} and collects its movements in a {@link
 * io.hanse.node.decision.posting.Posting}; the result is a {@link
 * io.hanse.node.decision.posting.Ruling} with its {@link io.hanse.node.decision.posting.Effects}.
 * {@link io.hanse.node.decision.posting.Conservation} compares entries with changes before they are
 * applied to the working set for the next message.
 */
@NullMarked
package io.hanse.node.decision.posting;

import org.jspecify.annotations.NullMarked;
