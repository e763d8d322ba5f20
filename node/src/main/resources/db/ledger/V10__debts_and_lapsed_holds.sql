-- A member who owes points has none to spend: a return takes them from all of the member's lots
-- before it leaves a debt, and whatever becomes available repays a debt first. NOT VALID, because
-- before that rule a member could have both. Such rows stay as they are until the ledger repays the
-- debt, which it does before the member's next message or at the next sweep, as an event in a batch
-- like any other: history does not change, and what participants owe for it is proved.
ALTER TABLE member ADD CONSTRAINT member_owes_or_has CHECK (debt = 0 OR available = 0) NOT VALID;

-- The holds of one member whose time is over, which are released before the member's next message.
-- It is asked only for members of whom something is held.
CREATE INDEX hold_of_member ON hold (card, expires_at) WHERE state = 1;
