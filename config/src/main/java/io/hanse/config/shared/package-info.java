/**
 * The state that the servers of one operator share. All of it is disposable: it can be rebuilt from
 * the ledgers and clearing's database. Writes are idempotent, and a late or lost one does no harm.
 * PostgreSQL decides; nothing here does.
 *
 * <p>Every call returns at once; its future completes on the caller's Vert.x context. The cluster
 * gives the implementations; callers know only these interfaces.
 */
@NullMarked
package io.hanse.config.shared;

import org.jspecify.annotations.NullMarked;
