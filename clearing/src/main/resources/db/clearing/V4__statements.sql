-- A statement as it was signed the first time that somebody asked for it. The key may be another one
-- later; who got the statement before must get the same octets again.
CREATE TABLE statement (
  cycle       bigint NOT NULL REFERENCES cycle,
  participant text COLLATE "C" NOT NULL,
  octets      bytea NOT NULL,
  PRIMARY KEY (cycle, participant)
);
CREATE TRIGGER statement_stands BEFORE UPDATE OR DELETE ON statement
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
