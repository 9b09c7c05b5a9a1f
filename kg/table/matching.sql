-- The claims of a choice: in a source, going back to a body, or said by a speaker.
-- In:  sources, bodies and speakers, each with everybody who speaks for them.
-- Out: matching(id).
CREATE OR REPLACE TEMP TABLE matching AS
WITH RECURSIVE told AS (
    SELECT claims.id, source, body, said_by, coalesce(publisher, '') AS publisher
    FROM memory.main.claims AS claims LEFT JOIN memory.main.sources AS sources ON sources.id = source
), going_back(id) AS (
    SELECT id FROM told
    WHERE list_contains($2::VARCHAR[], body) OR list_contains($2::VARCHAR[], said_by[-1])
       OR (len(said_by) = 0 AND list_contains($2::VARCHAR[], publisher))
    UNION
    SELECT derivations.claim FROM going_back
    JOIN memory.main.derivations AS derivations ON derivations.origin = going_back.id AND kind = 'derived'
)
FROM going_back
UNION
SELECT id FROM told
WHERE list_contains($1::VARCHAR[], source) OR list_has_any(said_by, $3::VARCHAR[])
   OR (len(said_by) = 0 AND list_contains($3::VARCHAR[], publisher));
