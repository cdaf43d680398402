-- Joining, getting back in, and what an account's owner can see and change.

ALTER TABLE account ADD COLUMN consent TEXT;
ALTER TABLE account ADD COLUMN consented_at INTEGER;
-- When it will be gone, once that was asked for.
ALTER TABLE account ADD COLUMN deleted_at INTEGER;
-- One person, one account.
CREATE UNIQUE INDEX account_person ON account (person_id);

ALTER TABLE device ADD COLUMN last_used_at INTEGER;
-- The day its last look at the data was written into the log.
ALTER TABLE session ADD COLUMN looked_on TEXT;

-- A code on its way, for one purpose, and the proof it became. Nothing in it is older than a day.
DROP TABLE challenge;
CREATE TABLE challenge (
    token_hash       BLOB NOT NULL PRIMARY KEY,
    purpose          TEXT NOT NULL,
    -- Whose it is; none while nobody is known by the contact.
    account_id       TEXT REFERENCES account (id),
    -- The contact it goes to; none: the account's own.
    contact_sealed   BLOB,
    channel          TEXT NOT NULL,
    device_name      TEXT NOT NULL,
    code_mac         BLOB NOT NULL,
    -- Nobody was sent this code, and none is the right one: whoever asked must not notice.
    decoy            INTEGER NOT NULL,
    expires_at       INTEGER NOT NULL,
    resend_at        INTEGER NOT NULL,
    tries            INTEGER NOT NULL,
    sent             INTEGER NOT NULL,
    closed_at        INTEGER,
    proof_hash       BLOB UNIQUE,
    proof_expires_at INTEGER,
    proof_used_at    INTEGER
) STRICT;

-- A contact that was changed, so that the owner of the old one can take it back.
CREATE TABLE contact_change (
    account_id    TEXT NOT NULL REFERENCES account (id),
    id            TEXT NOT NULL UNIQUE,
    channel       TEXT NOT NULL,
    before_index  BLOB NOT NULL,
    before_sealed BLOB NOT NULL,
    undo_mac      BLOB NOT NULL,
    until         INTEGER NOT NULL,
    undone_at     INTEGER,
    PRIMARY KEY (account_id, id)
) STRICT;
CREATE INDEX contact_change_before ON contact_change (before_index);

-- Getting in without the contacts: it waits, so that the owner can object. Without an account it
-- waits for nothing, and whoever asked must not notice.
CREATE TABLE recovery (
    token_hash     BLOB NOT NULL PRIMARY KEY,
    account_id     TEXT REFERENCES account (id),
    contact_sealed BLOB NOT NULL,
    ready_at       INTEGER NOT NULL,
    ends_at        INTEGER NOT NULL,
    closed_at      INTEGER
) STRICT;
CREATE INDEX recovery_account ON recovery (account_id);

-- What happened to an account, for its owner to read.
CREATE TABLE security_log (
    account_id  TEXT NOT NULL REFERENCES account (id),
    id          TEXT NOT NULL UNIQUE,
    at          INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    device_name TEXT,
    PRIMARY KEY (account_id, id)
) STRICT;

CREATE TABLE complaint (
    token_hash     BLOB NOT NULL PRIMARY KEY,
    number         TEXT NOT NULL UNIQUE,
    account_id     TEXT REFERENCES account (id),
    -- Where the answer goes when there is no account.
    contact_sealed BLOB,
    topic          TEXT NOT NULL,
    content_sealed BLOB NOT NULL,
    status         TEXT NOT NULL,
    sent_at        INTEGER NOT NULL,
    due_at         INTEGER NOT NULL
) STRICT;

INSERT INTO area (name, open) VALUES ('complaint', 1);
