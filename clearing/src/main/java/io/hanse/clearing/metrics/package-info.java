/** The figures of a clearing instance, for Prometheus. */
@NullMarked
package io.hanse.clearing.metrics;

import org.jspecify.annotations.NullMarked;
