-- Every few seconds clearing asks which cycles are on their way; their history must not slow that.
CREATE INDEX cycle_unfinished ON cycle (number) WHERE state IN ('sealing', 'sealed', 'netted');
