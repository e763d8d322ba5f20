-- The ledger's open window. One row for ever: a batch reads it under the shared cutoff lock, the
-- cutoff moves it under the exclusive one. The fence is the highest fencing number of clearing
-- that ever cut here, so that a leader that was replaced cannot cut any more.
CREATE TABLE ledger_window (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  n bigint NOT NULL CHECK (n >= 1),
  fence bigint NOT NULL DEFAULT 0 CHECK (fence >= 0)
);
INSERT INTO ledger_window (n) VALUES (1);

-- When each window ended, written by the very statement that ended it; the seal follows in a
-- transaction of its own and finds here what it has to seal.
CREATE TABLE window_cut (
  window_n bigint PRIMARY KEY CHECK (window_n >= 1),
  cut_at timestamptz NOT NULL,
  fence bigint NOT NULL
);

-- The ledger's own copy of the directory. A change is in force on this ledger from the moment its
-- row is here: each batch reads the newest version together with the window.
CREATE TABLE directory_copy (
  version bigint PRIMARY KEY CHECK (version >= 1),
  octets bytea NOT NULL,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE directory_copy ALTER octets SET STORAGE EXTERNAL;

-- A lane is one writer of one process start; an id is never used again, so that whatever carries
-- it (batches, positions, lot and obligation ids) has one author.
CREATE SEQUENCE lane_id AS integer NO CYCLE;
CREATE TABLE lane (
  id integer PRIMARY KEY CHECK (id >= 1),
  node text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
