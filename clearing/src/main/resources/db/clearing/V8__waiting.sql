-- What a cycle waits for, from whom and since when: one row for each obstacle, so that the answer to a
-- closing can name each. A row counts while its cycle is in the state in which it was met; the rows of
-- earlier states say what held the cycle up.
CREATE TABLE cycle_wait (
  cycle  bigint NOT NULL REFERENCES cycle,
  state  text NOT NULL,
  what   text COLLATE "C" NOT NULL,
  -- A ledger's id, or 'operator'.
  whom   text COLLATE "C" NOT NULL,
  reason text NOT NULL,
  since  timestamptz NOT NULL,
  PRIMARY KEY (cycle, state, what, whom)
);

-- The column cycle.waiting is written no more; it stays for an instance of the version before that still
-- runs beside this one during an upgrade.
INSERT INTO cycle_wait (cycle, state, what, whom, reason, since)
SELECT number, state, 'its next step', 'operator', waiting, greatest(closed_at, sealed_at, netted_at)
FROM cycle
WHERE waiting IS NOT NULL AND state IN ('sealing', 'sealed', 'netted');

-- Since when a ledger is missed. An instance of the version before does not say it, hence the default.
ALTER TABLE absence ADD COLUMN since timestamptz NOT NULL DEFAULT now();
UPDATE absence SET since = cycle.closed_at FROM cycle WHERE cycle.number = absence.cycle;
