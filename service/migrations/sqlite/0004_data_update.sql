-- Pengkinian Data: what was begun, selfies, what was submitted, which fields it changed, and
-- corrections with their documents.

INSERT INTO area (name, open) VALUES ('data_update', 1);

-- What was begun and not submitted. A draft that was discarded leaves its revision behind, so that
-- no revision ever means two things.
CREATE TABLE data_update_draft (
    account_id     TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
    revision       INTEGER NOT NULL,
    saved_at       INTEGER NOT NULL,
    content_sealed BLOB
) STRICT;

-- One request for a selfie, and what became of its picture.
CREATE TABLE selfie_attempt (
    token_hash    BLOB NOT NULL PRIMARY KEY,
    account_id    TEXT NOT NULL REFERENCES account (id),
    way           TEXT NOT NULL,
    gestures      TEXT NOT NULL,
    begun_at      INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL,
    used_at       INTEGER,
    -- Of what was sent, and the answer to it: sent again, it is answered again.
    body_mac      BLOB,
    answer_sealed BLOB
) STRICT;
CREATE INDEX selfie_attempt_account ON selfie_attempt (account_id, way, begun_at);

-- A selfie that was not refused. Its pictures go by themselves.
CREATE TABLE selfie (
    token_hash      BLOB NOT NULL PRIMARY KEY,
    account_id      TEXT NOT NULL REFERENCES account (id),
    taken_at        INTEGER NOT NULL,
    good_until      INTEGER NOT NULL,
    reasons         TEXT NOT NULL,
    -- What comparing faces needs of this one; none where nothing compares.
    template_sealed BLOB,
    -- The update it was submitted with.
    submitted_with  TEXT
) STRICT;
CREATE INDEX selfie_account ON selfie (account_id);

CREATE TABLE picture (
    id         TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id),
    selfie     BLOB NOT NULL,
    kind       TEXT NOT NULL,
    keep_until INTEGER NOT NULL,
    sealed     BLOB NOT NULL
) STRICT;
CREATE INDEX picture_selfie ON picture (selfie);
CREATE INDEX picture_account ON picture (account_id);

-- Which pictures an account has sent, by their keyed digest: none is taken for another one.
CREATE TABLE picture_seen (
    account_id TEXT NOT NULL REFERENCES account (id),
    mac        BLOB NOT NULL,
    seen_at    INTEGER NOT NULL,
    PRIMARY KEY (account_id, mac)
) STRICT;

-- The face later ones are compared with: the first that was accepted.
CREATE TABLE face_reference (
    account_id      TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
    enrolled_at     INTEGER NOT NULL,
    template_sealed BLOB
) STRICT;

-- What was submitted, newest last. Kept with the membership: without an account it is the person's.
CREATE TABLE data_update (
    person_id      TEXT NOT NULL REFERENCES person (id),
    id             TEXT NOT NULL UNIQUE,
    number         TEXT NOT NULL UNIQUE,
    account_id     TEXT,
    submitted_at   INTEGER NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('in_review', 'up_to_date', 'declined')),
    reasons        TEXT NOT NULL,
    verdicts       TEXT NOT NULL,
    due_at         INTEGER,
    decided_at     INTEGER,
    consent        TEXT NOT NULL,
    answers_sealed BLOB NOT NULL,
    PRIMARY KEY (person_id, id)
) STRICT;

-- Which fields an update changed, without what is in them.
CREATE TABLE data_update_change (
    person_id TEXT NOT NULL,
    update_id TEXT NOT NULL REFERENCES data_update (id),
    field     TEXT NOT NULL,
    at        INTEGER NOT NULL,
    had       INTEGER NOT NULL,
    has       INTEGER NOT NULL,
    PRIMARY KEY (person_id, update_id, field)
) STRICT;

-- What a correction shows. The ticket itself is a complaint.
CREATE TABLE correction_document (
    number     TEXT NOT NULL REFERENCES complaint (number),
    place      INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    media      TEXT NOT NULL,
    keep_until INTEGER NOT NULL,
    sealed     BLOB NOT NULL,
    PRIMARY KEY (number, place)
) STRICT;
CREATE INDEX complaint_account ON complaint (account_id, topic);

-- Requests that take effect once: what was asked under which key, and what was answered.
CREATE TABLE idempotent (
    account_id    TEXT NOT NULL REFERENCES account (id),
    operation     TEXT NOT NULL,
    key           TEXT NOT NULL,
    body_mac      BLOB NOT NULL,
    answer_sealed BLOB NOT NULL,
    at            INTEGER NOT NULL,
    PRIMARY KEY (account_id, operation, key)
) STRICT;
