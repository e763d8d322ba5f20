package io.hanse.clearing.ledgers;

import io.hanse.clearing.checking.WindowSource;
import io.hanse.clearing.sealing.CutOrders;

/** The ledgers as clearing reaches them. No future fails because a ledger does not answer. */
public interface Ledgers extends CutOrders, WindowSource {}
