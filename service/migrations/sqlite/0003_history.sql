-- The statement, the timeline, and cards merged.

INSERT INTO area (name, open) VALUES ('activity', 1);

-- Newest first, a page at a time. What is paid in stands in `contribution`, with its month.
CREATE INDEX contribution_paid ON contribution (person_id, paid_on);
CREATE INDEX ledger_posted ON ledger (person_id, posted_on) WHERE kind <> 'contribution';
CREATE INDEX security_log_at ON security_log (account_id, at);

-- Cards a person merged: what they consented to, when, and when it was undone. The ledger knows
-- nothing of it.
CREATE TABLE merge (
    person_id  TEXT NOT NULL REFERENCES person (id),
    id         TEXT NOT NULL UNIQUE,
    into_id    TEXT NOT NULL,
    preview    TEXT NOT NULL,
    -- Who consented; none once the account is deleted.
    account_id TEXT,
    at         INTEGER NOT NULL,
    undone_at  INTEGER,
    PRIMARY KEY (person_id, id)
) STRICT;

-- The cards of a merge, and what each held at that moment.
CREATE TABLE merge_card (
    person_id     TEXT NOT NULL,
    merge_id      TEXT NOT NULL REFERENCES merge (id),
    membership_id TEXT NOT NULL,
    amount        INTEGER NOT NULL,
    undone_at     INTEGER,
    PRIMARY KEY (person_id, merge_id, membership_id)
) STRICT;
-- No card is merged twice.
CREATE UNIQUE INDEX merge_card_in_force ON merge_card (person_id, membership_id) WHERE undone_at IS NULL;
