/**
 * Reads the files that a person writes: YAML whose faults are all collected, each with its key and
 * what is allowed, before anything is refused.
 */
@NullMarked
package io.hanse.adapter.yaml;

import org.jspecify.annotations.NullMarked;
