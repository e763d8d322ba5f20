-- Shows that a second owner's first migration runs beside the first owner's.
CREATE TABLE other_thing (n integer PRIMARY KEY);
INSERT INTO other_thing VALUES (1);
