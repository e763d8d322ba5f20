-- A message id that its sender used on two ledgers: both were decided and answered, which is the
-- sender's mistake and stays as it is; the operator hears of it with the cycle that found it.
CREATE TABLE repeated_id (
  cycle         bigint NOT NULL REFERENCES cycle,
  participant   text COLLATE "C" NOT NULL,
  message_id    uuid NOT NULL,
  ledger        text COLLATE "C" NOT NULL,
  window_number bigint NOT NULL,
  other_ledger  text COLLATE "C" NOT NULL CHECK (other_ledger > ledger),
  other_window  bigint NOT NULL,
  PRIMARY KEY (participant, message_id, ledger, other_ledger)
);
CREATE INDEX repeated_id_by_cycle ON repeated_id (cycle);
CREATE TRIGGER repeated_id_stands BEFORE UPDATE OR DELETE ON repeated_id
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One look for each obligation of a cycle, however long the history.
CREATE INDEX obligation_message ON obligation (message_id, sender);
