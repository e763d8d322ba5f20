/**
 * Drafts of messages, made from rows of a merchant's file before the member's card is known, and
 * rows skipped with a reason. Pure: the same rows give the same drafts, ids included.
 *
 * <p>A format reads rows one by one and hands on {@link io.hanse.adapter.draft.SourceDocument}s.
 */
@NullMarked
package io.hanse.adapter.draft;

import org.jspecify.annotations.NullMarked;
