-- The signed end of a window, written once.
CREATE TABLE window_seal (
  window_n bigint PRIMARY KEY CHECK (window_n >= 1),
  octets bytea NOT NULL,
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  sealed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Sums of all entries up to and including the window, fixed with its seal. Debits equal credits.
CREATE TABLE trial_balance (
  window_n bigint NOT NULL CHECK (window_n >= 1),
  unit text NOT NULL,
  kind smallint NOT NULL CHECK (kind BETWEEN 1 AND 4),
  account text NOT NULL,
  debit bigint NOT NULL CHECK (debit >= 0),
  credit bigint NOT NULL CHECK (credit >= 0),
  PRIMARY KEY (window_n, unit, kind, account)
);

-- What has to be done about residues when a window is sealed: due whole minor units, to be posted
-- as an obligation of kind rounding in a later window, and what is carried on to the next seal.
-- Both are functions of sealed windows alone, so that sealing twice gives the same. Whether the due
-- part is posted is said by message_key, under the id kept here; "posted" only remembers that.
CREATE TABLE rounding (
  window_n bigint NOT NULL CHECK (window_n >= 1),
  debtor text NOT NULL,
  creditor text NOT NULL,
  currency text NOT NULL CHECK (length(currency) = 3),
  due_minor bigint NOT NULL,
  carried_micros bigint NOT NULL,
  event_id uuid NOT NULL,
  posted boolean NOT NULL DEFAULT false,
  PRIMARY KEY (window_n, debtor, creditor, currency),
  CHECK (debtor <> creditor)
);
CREATE INDEX rounding_due ON rounding (window_n) WHERE due_minor <> 0 AND NOT posted;
