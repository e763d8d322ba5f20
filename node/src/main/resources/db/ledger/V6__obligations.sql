-- What participants owe each other because of messages, stamped with the window that was open in
-- the transaction that wrote it. Named lane-batch-k outside. Amounts are minor units, always
-- positive; a reversal swaps the parties. What is summed is here; the whole record, in the octets
-- that are proved, is in the batch.
CREATE TABLE obligation (
  lane integer NOT NULL CHECK (lane >= 1),
  batch bigint NOT NULL CHECK (batch >= 1),
  position integer NOT NULL CHECK (position >= 0),
  k integer NOT NULL CHECK (k >= 0),
  window_n bigint NOT NULL CHECK (window_n >= 1),
  participant text NOT NULL,
  message_id uuid NOT NULL,
  debtor text NOT NULL,
  creditor text NOT NULL,
  currency text NOT NULL CHECK (length(currency) = 3),
  amount bigint NOT NULL CHECK (amount > 0),
  kind text NOT NULL,
  points bigint NOT NULL CHECK (points >= 0),
  PRIMARY KEY (lane, batch, position, k),
  CHECK (debtor <> creditor)
);
-- What a seal sums and clearing pulls.
CREATE INDEX obligation_window ON obligation (window_n);

-- Running sums of the obligations per window, lane and pair, written with them. For looking and
-- for caps: the lane publishes its own absolute figure, and of two the higher version is right.
CREATE TABLE position (
  window_n bigint NOT NULL CHECK (window_n >= 1),
  lane integer NOT NULL CHECK (lane >= 1),
  debtor text NOT NULL,
  creditor text NOT NULL,
  currency text NOT NULL CHECK (length(currency) = 3),
  amount bigint NOT NULL CHECK (amount >= 0),
  count bigint NOT NULL CHECK (count >= 0),
  version bigint NOT NULL CHECK (version >= 1),
  PRIMARY KEY (window_n, lane, debtor, creditor, currency),
  CHECK (debtor <> creditor)
) WITH (fillfactor = 50);

-- What rounding left over, in millionths of a major unit, signed: positive where the debtor owes
-- more than its obligations say. Only messages write here; see rounding for what becomes of it.
CREATE TABLE residue (
  window_n bigint NOT NULL CHECK (window_n >= 1),
  lane integer NOT NULL CHECK (lane >= 1),
  debtor text NOT NULL,
  creditor text NOT NULL,
  currency text NOT NULL CHECK (length(currency) = 3),
  micros bigint NOT NULL,
  PRIMARY KEY (window_n, lane, debtor, creditor, currency),
  CHECK (debtor <> creditor)
) WITH (fillfactor = 50);
