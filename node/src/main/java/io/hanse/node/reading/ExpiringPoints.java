package io.hanse.node.reading;

import io.hanse.protocol.amount.Points;
import java.time.Instant;

/** Points that lapse together. */
record ExpiringPoints(Instant at, Points points) {}
