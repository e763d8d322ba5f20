-- A cycle takes every window that a ledger had ended by then: where the answer to an order to cut was
-- lost, the window that was cut for the cycle before and the one cut for this cycle.
ALTER TABLE cycle_seal DROP CONSTRAINT cycle_seal_pkey;
CREATE INDEX cycle_seal_by_cycle ON cycle_seal (cycle);
