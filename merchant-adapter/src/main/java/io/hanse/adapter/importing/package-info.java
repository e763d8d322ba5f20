/**
 * Imports a merchant's file: reads its rows as a stream, lets the format make drafts of them, finds
 * or enrols the members, and hands the messages to the client. The result is a report that counts
 * every row once.
 *
 * <p>The ids of messages follow from the records, so a file that is imported twice, or killed
 * half-way and imported again, has one effect.
 */
@NullMarked
package io.hanse.adapter.importing;

import org.jspecify.annotations.NullMarked;
