/**
 * What the servers of one operator show each other. Everything in it is disposable: it can be
 * rebuilt from the ledgers and clearing's database, and each part is written so that a repeated, a
 * late or a lost write does no harm. Nothing here decides anything; PostgreSQL does.
 *
 * <p>Every call returns at once; its future completes on the caller's Vert.x context. The cluster
 * gives the implementations; callers know only these interfaces.
 */
@NullMarked
package io.hanse.config.shared;

import org.jspecify.annotations.NullMarked;
