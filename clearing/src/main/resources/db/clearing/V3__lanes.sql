-- What each lane wrote in a window: its batches continue those of the windows before, so that a ledger
-- cannot leave out a batch where one window ends and the next begins.
CREATE TABLE window_lane (
  ledger        text COLLATE "C" NOT NULL,
  window_number bigint NOT NULL,
  lane          int NOT NULL CHECK (lane > 0),
  first_number  bigint NOT NULL CHECK (first_number > 0),
  -- SHA-256 of the header before the first, zeros where the lane begins.
  previous      bytea NOT NULL CHECK (octet_length(previous) = 32),
  last_number   bigint NOT NULL CHECK (last_number >= first_number),
  -- SHA-256 of the last header.
  last_header   bytea NOT NULL CHECK (octet_length(last_header) = 32),
  PRIMARY KEY (ledger, lane, window_number),
  FOREIGN KEY (ledger, window_number) REFERENCES seal
);
CREATE TRIGGER window_lane_stands BEFORE UPDATE OR DELETE ON window_lane
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whether the lanes of a window are known: not yet, or not at all if it was checked before this.
ALTER TABLE cycle_seal ADD COLUMN lanes boolean NOT NULL DEFAULT false;
