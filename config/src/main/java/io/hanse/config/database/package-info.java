/**
 * What every server does with its PostgreSQL before anything else: wait until it answers, migrate
 * it, open pools; and the directory copy that each database keeps.
 */
@NullMarked
package io.hanse.config.database;

import org.jspecify.annotations.NullMarked;
