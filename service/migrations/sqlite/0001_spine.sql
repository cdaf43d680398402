-- Instants are microseconds since 1970 UTC, dates and months ISO text, money whole rupiah,
-- flags 0/1. `…_sealed` columns are envelopes (crates/seal), `…_index` columns HMACs to find them by.
-- The participant's id leads every key of a participant's rows.

-- Who a human being is.
CREATE TABLE person (
    id          TEXT NOT NULL PRIMARY KEY,
    nik_index   BLOB NOT NULL UNIQUE,
    nik_sealed  BLOB NOT NULL,
    name        TEXT NOT NULL,
    born_on     TEXT NOT NULL
) STRICT;

CREATE TABLE employer (
    npp              TEXT NOT NULL PRIMARY KEY,
    name             TEXT NOT NULL
) STRICT;

-- One card: a person's part in the programmes under one employer, or alone.
CREATE TABLE membership (
    person_id     TEXT NOT NULL REFERENCES person (id),
    id            TEXT NOT NULL UNIQUE,
    kpj           TEXT NOT NULL UNIQUE,
    segment       TEXT NOT NULL,
    npp           TEXT REFERENCES employer (npp),
    programmes    TEXT NOT NULL,
    since         TEXT NOT NULL,
    until         TEXT,
    covered_until TEXT,
    PRIMARY KEY (person_id, id)
) STRICT;

CREATE TABLE wage (
    person_id     TEXT NOT NULL,
    membership_id TEXT NOT NULL,
    from_month    TEXT NOT NULL,
    amount        INTEGER NOT NULL,
    PRIMARY KEY (person_id, membership_id, from_month)
) STRICT;

CREATE TABLE contribution (
    person_id     TEXT NOT NULL,
    membership_id TEXT NOT NULL,
    month         TEXT NOT NULL,
    event_id      TEXT NOT NULL,
    paid_on       TEXT NOT NULL,
    wage          INTEGER NOT NULL,
    jht           INTEGER NOT NULL,
    jp            INTEGER NOT NULL,
    total         INTEGER NOT NULL,
    PRIMARY KEY (person_id, membership_id, month, event_id)
) STRICT;

-- The JHT ledger, append-only. A balance is the sum of its entries and nothing else.
CREATE TABLE ledger (
    person_id     TEXT NOT NULL,
    membership_id TEXT NOT NULL,
    sub_account   TEXT NOT NULL,
    event_id      TEXT NOT NULL,
    line          INTEGER NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('contribution', 'return', 'correction', 'claim')),
    year          INTEGER NOT NULL,
    posted_on     TEXT NOT NULL,
    amount        INTEGER NOT NULL,
    estimate      INTEGER NOT NULL,
    PRIMARY KEY (person_id, membership_id, event_id, line)
) STRICT;

-- The running sums of the ledger, kept in the transaction that appends to it.
CREATE TABLE balance (
    person_id     TEXT NOT NULL,
    membership_id TEXT NOT NULL,
    sub_account   TEXT NOT NULL,
    amount        INTEGER NOT NULL,
    PRIMARY KEY (person_id, membership_id, sub_account)
) STRICT;

-- Everything the register feed ever said, once each.
CREATE TABLE register_event (
    id          TEXT NOT NULL PRIMARY KEY,
    kind        TEXT NOT NULL,
    digest      BLOB NOT NULL,
    received_at INTEGER NOT NULL,
    body_sealed BLOB NOT NULL
) STRICT;

-- How a person gets in.
CREATE TABLE account (
    id            TEXT NOT NULL PRIMARY KEY,
    person_id     TEXT NOT NULL REFERENCES person (id),
    email_index   BLOB UNIQUE,
    email_sealed  BLOB,
    phone_index   BLOB UNIQUE,
    phone_sealed  BLOB,
    password_hash TEXT NOT NULL,
    created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE device (
    account_id TEXT NOT NULL REFERENCES account (id),
    id         TEXT NOT NULL UNIQUE,
    token_hash BLOB NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, id)
) STRICT;

CREATE TABLE session (
    id                 TEXT NOT NULL PRIMARY KEY,
    account_id         TEXT NOT NULL REFERENCES account (id),
    person_id          TEXT NOT NULL,
    device_id          TEXT NOT NULL,
    access_hash        BLOB NOT NULL UNIQUE,
    access_expires_at  INTEGER NOT NULL,
    refresh_expires_at INTEGER NOT NULL,
    created_at         INTEGER NOT NULL,
    ended_at           INTEGER,
    end_reason         TEXT
) STRICT;

-- Every refresh token a session was given, numbered in order. `fresh`: never used. `used`: the one
-- used last; the fresh ones are its successors. `spent`: seeing it again is theft.
CREATE TABLE refresh_token (
    session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    state      TEXT NOT NULL CHECK (state IN ('fresh', 'used', 'spent')),
    PRIMARY KEY (session_id, number)
) STRICT;

-- A code on its way, for one purpose.
CREATE TABLE challenge (
    token_hash  BLOB NOT NULL PRIMARY KEY,
    account_id  TEXT NOT NULL REFERENCES account (id),
    purpose     TEXT NOT NULL,
    device_name TEXT NOT NULL,
    channel     TEXT NOT NULL,
    code_mac    BLOB NOT NULL,
    expires_at  INTEGER NOT NULL,
    resend_at   INTEGER NOT NULL,
    tries       INTEGER NOT NULL,
    sent        INTEGER NOT NULL,
    closed_at   INTEGER
) STRICT;

-- Counted tries, so that guessing slows down.
CREATE TABLE throttle (
    key_mac       BLOB NOT NULL PRIMARY KEY,
    tries         INTEGER NOT NULL,
    last_at       INTEGER NOT NULL,
    blocked_until INTEGER NOT NULL
) STRICT;

-- Messages that must leave, written in the transaction of their cause. `sent_at` is also set for
-- one that was dropped: it was still here when it expired, or its envelope does not open.
CREATE TABLE outbox (
    id          TEXT NOT NULL PRIMARY KEY,
    channel     TEXT NOT NULL,
    to_sealed   BLOB NOT NULL,
    body_sealed BLOB NOT NULL,
    created_at  INTEGER NOT NULL,
    due_at      INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    attempts    INTEGER NOT NULL,
    sent_at     INTEGER
) STRICT;
CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL;

-- One switch for each area.
CREATE TABLE area (
    name      TEXT NOT NULL PRIMARY KEY,
    open      INTEGER NOT NULL,
    notice_id TEXT,
    notice_en TEXT
) STRICT;
INSERT INTO area (name, open) VALUES ('account', 1), ('membership', 1), ('balance', 1), ('card', 1);
