/**
 * PostgreSQL that comes with the program, for the demo, the bench and the tests. A {@link
 * io.hanse.standalone.postgres.DataFolder} is claimed first, so that two programs never share one;
 * a server that a killed program left running on it is found and ended; then {@link
 * io.hanse.standalone.postgres.EmbeddedDatabases} starts a server on it with durable commits and
 * makes the databases.
 */
@NullMarked
package io.hanse.standalone.postgres;

import org.jspecify.annotations.NullMarked;
