-- People whose NIK the sandbox's civil registry calls inactive.
CREATE TABLE sandbox_inactive (
    nik_index BLOB NOT NULL PRIMARY KEY
) STRICT;
