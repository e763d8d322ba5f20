package io.hanse.protocol.message;

import io.hanse.protocol.amount.Money;
import io.hanse.protocol.amount.Quantity;
import java.util.Optional;

/**
 * The part of one line that comes back. Where both are given, the amount decides how many points go
 * back and the quantity must fit as well; where neither is, all that is left of the line.
 *
 * @param line the line's number in the original
 * @param quantity how much of the article comes back
 * @param amount how much money is returned for it, more than zero
 */
public record LinePart(int line, Optional<Quantity> quantity, Optional<Money> amount) {}
