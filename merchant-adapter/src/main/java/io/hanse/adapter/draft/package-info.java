/**
 * What rows of a merchant's file become before the member's card is known: drafts of messages and
 * rows skipped with a reason. Pure: the same rows give the same drafts, ids included.
 *
 * <p>A format reads rows one by one and hands on {@link io.hanse.adapter.draft.Document}s.
 */
@NullMarked
package io.hanse.adapter.draft;

import org.jspecify.annotations.NullMarked;
