-- A participant sends what was set aside again and again, as it is told to: one row says enough.
DELETE FROM set_aside AS later
USING set_aside AS first
WHERE first.participant = later.participant AND first.message_id = later.message_id
  AND first.content_sha256 = later.content_sha256 AND first.id < later.id;

CREATE UNIQUE INDEX set_aside_once ON set_aside (participant, message_id, content_sha256);
