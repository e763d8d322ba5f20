-- The payment file of a cycle as it was made the first time that somebody asked for it. A bank knows
-- a file by its message id and takes no other under that id; but holidays, spellings and the
-- countries of SEPA, which decide what is in it, change with each release.
CREATE TABLE payment_file (
  cycle  bigint PRIMARY KEY REFERENCES cycle,
  octets bytea NOT NULL
);
CREATE TRIGGER payment_file_stands BEFORE UPDATE OR DELETE ON payment_file
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
