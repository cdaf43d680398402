-- What of the simulated outside is out of order.
CREATE TABLE sandbox_down (
    what TEXT NOT NULL PRIMARY KEY
) STRICT;
