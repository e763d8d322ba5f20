package io.hanse.adapter.retail;

import io.hanse.protocol.identity.MessageId;
import java.math.BigDecimal;

/**
 * A line of an earlier purchase, and the part of it that was not returned yet. A file has hundreds
 * of thousands of them, all in memory.
 */
final class SoldLine {
  private final MessageId message;
  private final int line;
  private final BigDecimal unitPrice;

  /** Seconds since 1970. */
  private final long soldAt;

  private int piecesLeft;
  private long minorUnitsLeft;

  SoldLine(
      MessageId message, int line, BigDecimal unitPrice, long soldAt, int pieces, long minorUnits) {
    this.message = message;
    this.line = line;
    this.unitPrice = unitPrice;
    this.soldAt = soldAt;
    this.piecesLeft = pieces;
    this.minorUnitsLeft = minorUnits;
  }

  MessageId message() {
    return message;
  }

  int line() {
    return line;
  }

  /** Seconds since 1970. */
  long soldAt() {
    return soldAt;
  }

  boolean isSoldAt(BigDecimal price) {
    return unitPrice.compareTo(price) == 0;
  }

  int piecesLeft() {
    return piecesLeft;
  }

  long minorUnitsLeft() {
    return minorUnitsLeft;
  }

  boolean isUsedUp() {
    return piecesLeft == 0 || minorUnitsLeft == 0;
  }

  /** Notes that a part came back. */
  void take(int pieces, long minorUnits) {
    if (pieces > piecesLeft || minorUnits > minorUnitsLeft) {
      throw new IllegalArgumentException("more comes back than was sold");
    }
    piecesLeft -= pieces;
    minorUnitsLeft -= minorUnits;
  }
}
