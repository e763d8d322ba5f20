-- Clearing's own books: which seals it has taken, what they added up to, who pays whom.
-- What files are ordered by is compared by octets, so that every server gives the same files.

-- One row says who may act. The number grows with every change of holder, and every write of a
-- cycle first locks the row and compares: a holder that was replaced while it paused writes nothing.
CREATE TABLE lease (
  name   text PRIMARY KEY,
  holder text NOT NULL,
  fence  bigint NOT NULL CHECK (fence > 0),
  until  timestamptz NOT NULL
);

-- A cycle and the times of its life cycle; a later state has all times of the earlier ones.
CREATE TABLE cycle (
  number        bigint PRIMARY KEY CHECK (number > 0),
  state         text NOT NULL,
  opened_at     timestamptz NOT NULL,
  closed_at     timestamptz,
  sealed_at     timestamptz,
  netted_at     timestamptz,
  instructed_at timestamptz,
  settled_at    timestamptz,
  -- Who asked for the closing: the same request again finds the same cycle.
  close_key     text UNIQUE,
  -- The version of the directory whose terms and accounts the netting used.
  directory_version bigint,
  -- Why the next step could not be done when it was last tried.
  waiting       text,
  CHECK (state IN ('open', 'sealing', 'sealed', 'netted', 'instructed', 'settled')),
  CHECK ((closed_at IS NOT NULL) = (state <> 'open')),
  CHECK ((sealed_at IS NOT NULL) = (state NOT IN ('open', 'sealing'))),
  CHECK ((netted_at IS NOT NULL) = (state IN ('netted', 'instructed', 'settled'))),
  CHECK ((instructed_at IS NOT NULL) = (state IN ('instructed', 'settled'))),
  CHECK ((directory_version IS NOT NULL) = (netted_at IS NOT NULL)),
  CHECK ((settled_at IS NOT NULL) = (state = 'settled'))
);
CREATE UNIQUE INDEX cycle_one_open ON cycle ((state = 'open')) WHERE state = 'open';

-- A seal as the ledger signed it, once for ever.
CREATE TABLE seal (
  ledger        text COLLATE "C" NOT NULL,
  window_number bigint NOT NULL CHECK (window_number > 0),
  octets        bytea NOT NULL,
  hash          text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (ledger, window_number)
);

-- Each seal is in exactly one cycle, and a cycle takes one seal of a ledger.
CREATE TABLE cycle_seal (
  cycle         bigint NOT NULL REFERENCES cycle,
  ledger        text COLLATE "C" NOT NULL,
  window_number bigint NOT NULL,
  -- Set when the window's obligations have been pulled and agree with the seal.
  checked       boolean NOT NULL DEFAULT false,
  PRIMARY KEY (cycle, ledger),
  UNIQUE (ledger, window_number),
  FOREIGN KEY (ledger, window_number) REFERENCES seal
);

-- A ledger that could not be reached: it has not sealed, its window joins the next cycle.
CREATE TABLE absence (
  cycle  bigint NOT NULL REFERENCES cycle,
  ledger text COLLATE "C" NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (cycle, ledger)
);

-- What contradicts what was known before; never merged, kept for the operator.
CREATE TABLE alarm (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  raised_at     timestamptz NOT NULL,
  ledger        text COLLATE "C" NOT NULL,
  window_number bigint NOT NULL,
  detail        text NOT NULL,
  UNIQUE (ledger, window_number, detail)
);

-- The batches that have obligations, each with its way to the seal's root (32 octets a sibling).
CREATE TABLE window_batch (
  ledger        text COLLATE "C" NOT NULL,
  window_number bigint NOT NULL,
  -- Counts only the batches that are kept here, from 0.
  place         int NOT NULL CHECK (place >= 0),
  batch_index   bigint NOT NULL CHECK (batch_index >= 0),
  path          bytea NOT NULL CHECK (octet_length(path) % 32 = 0),
  header        bytea NOT NULL,
  PRIMARY KEY (ledger, window_number, place),
  FOREIGN KEY (ledger, window_number) REFERENCES seal
);

-- What participants owe each other, with what proves it: the way from the obligation to its
-- message's leaf, and from there to the root of its batch.
CREATE TABLE obligation (
  ledger        text COLLATE "C" NOT NULL,
  window_number bigint NOT NULL,
  -- The place in the window: by lane, batch, message and obligation.
  ordinal       bigint NOT NULL,
  obligation_id text NOT NULL,
  sender        text NOT NULL,
  message_id    uuid NOT NULL,
  debtor        text COLLATE "C" NOT NULL,
  creditor      text COLLATE "C" NOT NULL CHECK (creditor <> debtor),
  currency      text COLLATE "C" NOT NULL,
  amount        bigint NOT NULL CHECK (amount > 0),
  kind          text NOT NULL,
  points        bigint NOT NULL CHECK (points >= 0),
  rate_currency text NOT NULL,
  rate_micros   bigint NOT NULL CHECK (rate_micros >= 0),
  -- With the offset that the sender gave, which timestamptz would lose.
  occurred_at   text NOT NULL,
  batch_place     int NOT NULL,
  leaf_index      int NOT NULL CHECK (leaf_index >= 0),
  leaf_path       bytea NOT NULL CHECK (octet_length(leaf_path) % 32 = 0),
  message_digest  bytea NOT NULL CHECK (octet_length(message_digest) = 32),
  outcome_digest  bytea NOT NULL CHECK (octet_length(outcome_digest) = 32),
  place           int NOT NULL CHECK (place >= 0),
  siblings        int NOT NULL CHECK (siblings > place),
  obligation_path bytea NOT NULL CHECK (octet_length(obligation_path) % 32 = 0),
  PRIMARY KEY (ledger, window_number, ordinal),
  UNIQUE (ledger, obligation_id),
  FOREIGN KEY (ledger, window_number, batch_place) REFERENCES window_batch
);

CREATE TABLE trial_balance (
  ledger        text COLLATE "C" NOT NULL,
  window_number bigint NOT NULL,
  unit          text COLLATE "C" NOT NULL,
  account_kind  text COLLATE "C" NOT NULL,
  account       text COLLATE "C" NOT NULL,
  debit         bigint NOT NULL CHECK (debit >= 0),
  credit        bigint NOT NULL CHECK (credit >= 0),
  PRIMARY KEY (ledger, window_number, unit, account_kind, account),
  FOREIGN KEY (ledger, window_number) REFERENCES seal
);

-- The netting of a cycle. Amounts are minor units of their currency.
CREATE TABLE pair (
  cycle    bigint NOT NULL REFERENCES cycle,
  debtor   text COLLATE "C" NOT NULL,
  creditor text COLLATE "C" NOT NULL,
  currency text COLLATE "C" NOT NULL,
  amount   bigint NOT NULL CHECK (amount > 0),
  count    bigint NOT NULL CHECK (count > 0),
  PRIMARY KEY (cycle, debtor, creditor, currency)
);

CREATE TABLE net (
  cycle       bigint NOT NULL REFERENCES cycle,
  participant text COLLATE "C" NOT NULL,
  currency    text COLLATE "C" NOT NULL,
  receivable  bigint NOT NULL CHECK (receivable >= 0),
  payable     bigint NOT NULL CHECK (payable >= 0),
  PRIMARY KEY (cycle, participant, currency)
);

CREATE TABLE conversion (
  cycle         bigint NOT NULL REFERENCES cycle,
  participant   text COLLATE "C" NOT NULL,
  from_currency text COLLATE "C" NOT NULL,
  amount        bigint NOT NULL,
  to_currency   text NOT NULL CHECK (to_currency <> from_currency),
  converted     bigint NOT NULL,
  rate          numeric NOT NULL CHECK (rate > 0),
  rate_date     date NOT NULL,
  source        text NOT NULL,
  PRIMARY KEY (cycle, participant, from_currency)
);

CREATE TABLE turnover (
  cycle     bigint NOT NULL REFERENCES cycle,
  currency  text COLLATE "C" NOT NULL,
  gross     bigint NOT NULL,
  bilateral bigint NOT NULL,
  net       bigint NOT NULL,
  PRIMARY KEY (cycle, currency),
  CHECK (0 <= net AND net <= bilateral AND bilateral <= gross)
);

-- At most one payment per participant and currency, always against the settlement account.
CREATE TABLE instruction (
  cycle         bigint NOT NULL REFERENCES cycle,
  ordinal       int NOT NULL CHECK (ordinal > 0),
  end_to_end_id text NOT NULL UNIQUE CHECK (length(end_to_end_id) <= 35),
  payer         text NOT NULL,
  payee         text NOT NULL,
  currency      text COLLATE "C" NOT NULL,
  amount        bigint NOT NULL CHECK (amount > 0),
  PRIMARY KEY (cycle, ordinal),
  CHECK ((payer = 'settlement') <> (payee = 'settlement'))
);
CREATE UNIQUE INDEX instruction_one_per_participant ON instruction
  (cycle, currency, (CASE WHEN payer = 'settlement' THEN payee ELSE payer END));

-- A sealed cycle never changes: what has been taken or computed is only ever added.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME;
END $$;

CREATE TRIGGER seal_stands BEFORE UPDATE OR DELETE ON seal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER window_batch_stands BEFORE UPDATE OR DELETE ON window_batch
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER obligation_stands BEFORE UPDATE OR DELETE ON obligation
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER trial_balance_stands BEFORE UPDATE OR DELETE ON trial_balance
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER pair_stands BEFORE UPDATE OR DELETE ON pair
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER net_stands BEFORE UPDATE OR DELETE ON net
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER conversion_stands BEFORE UPDATE OR DELETE ON conversion
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER turnover_stands BEFORE UPDATE OR DELETE ON turnover
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER instruction_stands BEFORE UPDATE OR DELETE ON instruction
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Each currency's nets add up to zero when the transaction that wrote them commits.
CREATE FUNCTION require_zero_nets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM net WHERE cycle = NEW.cycle AND currency = NEW.currency
             HAVING sum(receivable - payable) <> 0) THEN
    RAISE EXCEPTION 'the nets of cycle % in % do not add up to zero', NEW.cycle, NEW.currency;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER net_is_zero AFTER INSERT ON net
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_zero_nets();
