/**
 * What a node counts and times about itself, for Prometheus. Series that depend on a closed set
 * (message types, rejection codes) are all there from the start, at zero, so that an alert never
 * waits for the first fault; nothing a sender chooses becomes a label.
 */
@NullMarked
package io.hanse.node.metrics;

import org.jspecify.annotations.NullMarked;
