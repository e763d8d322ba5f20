-- Account digits of cards, behind the ledger's prefix. A number that a failed batch took is lost,
-- which is harmless.
CREATE SEQUENCE card_account AS bigint MINVALUE 1 MAXVALUE 999999999 NO CYCLE;

-- Balances of members: the only rows that are locked while a batch decides. The available balance
-- never goes below zero, whoever writes; only a clawback may leave a debt, in its own column.
-- Room on the page keeps updates from touching the index.
CREATE TABLE member (
  card bigint PRIMARY KEY CHECK (card BETWEEN 1000000000000000 AND 9999999999999999),
  available bigint NOT NULL DEFAULT 0 CHECK (available >= 0),
  held bigint NOT NULL DEFAULT 0 CHECK (held >= 0),
  debt bigint NOT NULL DEFAULT 0 CHECK (debt >= 0),
  version bigint NOT NULL DEFAULT 0 CHECK (version >= 0)
) WITH (fillfactor = 75);

-- What is personal, apart from the balances and never read while posting: the profile and the
-- signed enrolment, both encrypted under the member's own data key, which the master key wraps.
-- Erasing a member empties the three columns together; the ledger stays whole.
CREATE TABLE member_person (
  card bigint PRIMARY KEY,
  participant text NOT NULL,
  message_id uuid NOT NULL,
  language text NOT NULL,
  enrolled_at timestamptz NOT NULL,
  data_key bytea,
  profile bytea,
  envelope bytea,
  erased_at timestamptz,
  CHECK ((data_key IS NULL) = (erased_at IS NOT NULL)),
  CHECK ((profile IS NULL) = (data_key IS NULL)),
  CHECK ((envelope IS NULL) = (data_key IS NULL))
);
