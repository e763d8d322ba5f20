-- A database's copy of the network directory, for databases whose own schema does not bring it. A
-- change is in force here from the moment its row is here. Every version is kept: what was decided
-- under an older one can be looked up. Octets are the directory's one spelling, so that copies can
-- be compared; they are compressed by nobody, because they are read whole or not at all.
CREATE TABLE directory_copy (
  version bigint PRIMARY KEY CHECK (version >= 1),
  octets bytea NOT NULL,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE directory_copy ALTER octets SET STORAGE EXTERNAL;
