-- Exactly once: one row per message for ever, not partitioned, because uniqueness over all time is
-- what it is for. It says where the receipt lies. What is compared on a retry is the SHA-256 of the
-- message's own octets, not of the envelope that carried them.
CREATE TABLE message_key (
  participant text NOT NULL,
  id uuid NOT NULL,
  content_sha256 bytea NOT NULL CHECK (octet_length(content_sha256) = 32),
  posted_at timestamptz NOT NULL,
  batch bigint NOT NULL CHECK (batch >= 1),
  lane integer NOT NULL CHECK (lane >= 1),
  position integer NOT NULL CHECK (position >= 0),
  kind smallint NOT NULL CHECK (kind >= 0),
  refused boolean NOT NULL,
  card bigint,
  PRIMARY KEY (id, participant)
);

-- One row per batch, append-only: what was said (envelopes, once each), what was answered (outcome
-- octets) and the proof of both (leaf hashes, salts, signed root). Receipts are assembled from
-- these octets alone and never signed again. The blobs are read in slices, so they are stored
-- whole and uncompressed; layouts are described at BatchBlobs in Java.
-- Partitioned by month, so that old months can move to cheaper storage.
CREATE TABLE batch (
  posted_at timestamptz NOT NULL,
  lane integer NOT NULL CHECK (lane >= 1),
  number bigint NOT NULL CHECK (number >= 1),
  window_n bigint NOT NULL CHECK (window_n >= 1),
  size integer NOT NULL CHECK (size >= 1),
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  header bytea NOT NULL,
  signature bytea NOT NULL CHECK (octet_length(signature) = 64),
  public_key bytea NOT NULL CHECK (octet_length(public_key) = 32),
  leaves bytea NOT NULL CHECK (octet_length(leaves) = 32 * size),
  proofs bytea NOT NULL CHECK (octet_length(proofs) = 80 * size),
  outcomes bytea NOT NULL,
  envelopes bytea NOT NULL,
  slices bytea NOT NULL CHECK (octet_length(slices) = 16 * size),
  obligations bytea NOT NULL,
  PRIMARY KEY (lane, number, posted_at)
) PARTITION BY RANGE (posted_at);
CREATE INDEX batch_window ON batch (window_n, lane, number);
ALTER TABLE batch
  ALTER leaves SET STORAGE EXTERNAL,
  ALTER proofs SET STORAGE EXTERNAL,
  ALTER outcomes SET STORAGE EXTERNAL,
  ALTER envelopes SET STORAGE EXTERNAL,
  ALTER slices SET STORAGE EXTERNAL,
  ALTER obligations SET STORAGE EXTERNAL;

-- A big-endian unsigned 31-bit number inside a blob, read without fetching the blob.
CREATE FUNCTION blob_number(blob bytea, at integer) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ('x' || encode(substr(blob, at + 1, 4), 'hex'))::bit(32)::integer
$$;

-- Item i (from 0) of a blob that begins with the end offsets of its items; see BatchBlobs.
CREATE FUNCTION blob_item(blob bytea, i integer) RETURNS bytea
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT substr(
    blob,
    blob_number(blob, 4 * i) + 1,
    blob_number(blob, 4 * i + 4) - blob_number(blob, 4 * i))
$$;

-- A message that met an error of the database which is not a matter of concurrency: it is put here
-- for the operator, so that it holds up nobody else. The octets of an enrolment are not kept.
CREATE TABLE set_aside (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  participant text NOT NULL,
  message_id uuid NOT NULL,
  content_sha256 bytea NOT NULL,
  octets bytea NOT NULL,
  error_code text NOT NULL,
  error text NOT NULL
);
