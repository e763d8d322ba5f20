package io.hanse.node.reading;

import io.hanse.protocol.amount.Points;
import java.time.Instant;

/** Points that expire at one instant. */
record ExpiringPoints(Instant at, Points points) {}
