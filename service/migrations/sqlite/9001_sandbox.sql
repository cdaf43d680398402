-- Only in a build with the sandbox; one without it refuses such a folder.

-- Which sandbox this folder holds, and up to which day its people's lives were told.
CREATE TABLE sandbox_fill (
    count      INTEGER NOT NULL,
    seed       INTEGER NOT NULL,
    drawn_for  TEXT NOT NULL,
    told_until TEXT
) STRICT;

-- Mail and SMS as "sent", for the sandbox page.
CREATE TABLE sandbox_message (
    id      TEXT NOT NULL PRIMARY KEY,
    address TEXT NOT NULL,
    channel TEXT NOT NULL,
    body    TEXT NOT NULL,
    sent_at INTEGER NOT NULL
) STRICT;
