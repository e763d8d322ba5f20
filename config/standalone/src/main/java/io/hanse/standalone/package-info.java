/** The whole network in one process on an embedded PostgreSQL. */
@NullMarked
package io.hanse.standalone;

import org.jspecify.annotations.NullMarked;
