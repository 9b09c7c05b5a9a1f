-- The tables under a view: of the claims it accepts, and what the sources that it does not refuse
-- say about them. Lineage is left out, to be worked out anew.
-- In: accepted(id), refused(source).
CREATE TEMP TABLE claims AS
SELECT * EXCLUDE (origin, trail, line, document, published)
FROM memory.main.claims SEMI JOIN accepted USING (id);

CREATE TEMP TABLE derivations AS
SELECT all_of_them.* FROM memory.main.derivations AS all_of_them
SEMI JOIN claims ON claims.id = all_of_them.claim
SEMI JOIN claims AS parents ON parents.id = all_of_them.origin
ANTI JOIN refused ON refused.source = stated_in
WHERE stated_in <> '';

-- a source that only links what others say stays, unless it is refused
CREATE TEMP TABLE sources AS
SELECT all_of_them.* FROM memory.main.sources AS all_of_them
ANTI JOIN refused ON refused.source = all_of_them.id
WHERE id IN (SELECT source FROM claims) OR id NOT IN (SELECT source FROM memory.main.claims);

CREATE TEMP TABLE agents AS
SELECT all_of_them.* FROM memory.main.agents AS all_of_them SEMI JOIN sources ON sources.id = source;

CREATE TEMP TABLE concepts AS
SELECT all_of_them.* FROM memory.main.concepts AS all_of_them SEMI JOIN sources ON sources.id = source;

CREATE TEMP TABLE questions AS FROM memory.main.questions;
