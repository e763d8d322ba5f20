-- Points with one origin. Issuer, rate and expiry are frozen when the points are posted. A lot's
-- parts never exceed what was issued. The origin is the accrual; the parent is set for a slice that
-- came back after it had lapsed and lives on for a grace period.
CREATE TABLE lot (
  id bigint PRIMARY KEY,
  card bigint NOT NULL,
  issuer text NOT NULL,
  unit text NOT NULL,
  original bigint NOT NULL CHECK (original > 0),
  remaining bigint NOT NULL CHECK (remaining >= 0),
  held bigint NOT NULL CHECK (held >= 0),
  expired bigint NOT NULL CHECK (expired >= 0),
  rate_micros bigint NOT NULL CHECK (rate_micros >= 0),
  rate_currency text NOT NULL CHECK (length(rate_currency) = 3),
  earned_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  origin_participant text NOT NULL,
  origin_id uuid NOT NULL,
  parent bigint,
  CHECK (remaining + held + expired <= original),
  CHECK (expires_at > earned_at)
) WITH (fillfactor = 90);

-- What a redemption looks for, in the order in which it consumes. Spent lots leave the index: a
-- member's history does not slow its next purchase.
CREATE INDEX lot_spendable ON lot (card, expires_at, id) WHERE remaining > 0;
-- Slices that came back late, found with the lot that they come from.
CREATE INDEX lot_children ON lot (parent) WHERE parent IS NOT NULL;
-- What the expiry sweep looks for.
CREATE INDEX lot_expiring ON lot (expires_at) WHERE remaining > 0;

-- The lot that an accrual made, so that its reversal finds it by primary key; most messages that
-- are not accruals have none.
ALTER TABLE message_key ADD lot bigint;

-- What a member owes because a return took back points that were spent already, per lot.
CREATE TABLE debt (
  lot bigint PRIMARY KEY,
  card bigint NOT NULL,
  issuer text NOT NULL,
  owed bigint NOT NULL CHECK (owed >= 0),
  since timestamptz NOT NULL
);
CREATE INDEX debt_open ON debt (card) WHERE owed > 0;

-- Which lots a redemption (or capture) consumed, and how much of each has been given back since.
-- The pool's rate is the acceptor's reimbursement where it differed from the lot's own rate.
CREATE TABLE consumption (
  participant text NOT NULL,
  id uuid NOT NULL,
  lot bigint NOT NULL,
  points bigint NOT NULL CHECK (points > 0),
  restored bigint NOT NULL DEFAULT 0 CHECK (restored BETWEEN 0 AND points),
  pool_micros bigint CHECK (pool_micros >= 0),
  pool_currency text CHECK (length(pool_currency) = 3),
  PRIMARY KEY (participant, id, lot),
  CHECK ((pool_micros IS NULL) = (pool_currency IS NULL))
);

-- What has been taken back of an accrual's lines so far. Parts are computed on the running sums,
-- so that they add up exactly and never exceed what the line earned.
CREATE TABLE accrual_taken (
  participant text NOT NULL,
  id uuid NOT NULL,
  line integer NOT NULL CHECK (line >= 1),
  points bigint NOT NULL CHECK (points >= 0),
  amount bigint NOT NULL CHECK (amount >= 0),
  currency text NOT NULL CHECK (length(currency) = 3),
  quantity bigint NOT NULL CHECK (quantity >= 0),
  PRIMARY KEY (participant, id, line)
);

-- Points that an authorization holds: state 1 open, 2 captured, 3 voided, 4 lapsed.
CREATE TABLE hold (
  participant text NOT NULL,
  id uuid NOT NULL,
  card bigint NOT NULL,
  points bigint NOT NULL CHECK (points > 0),
  value_minor bigint NOT NULL CHECK (value_minor >= 0),
  value_currency text NOT NULL CHECK (length(value_currency) = 3),
  expires_at timestamptz NOT NULL,
  state smallint NOT NULL CHECK (state BETWEEN 1 AND 4),
  PRIMARY KEY (participant, id)
);
-- What the sweep for lapsed holds looks for.
CREATE INDEX hold_open ON hold (expires_at) WHERE state = 1;

-- The lots behind a hold, in the order in which a capture takes them.
CREATE TABLE hold_slice (
  participant text NOT NULL,
  id uuid NOT NULL,
  rank integer NOT NULL CHECK (rank >= 0),
  lot bigint NOT NULL,
  points bigint NOT NULL CHECK (points > 0),
  PRIMARY KEY (participant, id, rank)
);
