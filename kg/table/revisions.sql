-- What the identity of table cells says: the same cell in the next edition on record.
-- In:  claims, sources.   Out: table generated(claim, origin, kind, because, stated_in).
CREATE OR REPLACE TEMP TABLE generated AS
WITH versions AS (
    SELECT claims.id, cell, low, high, published_first, as_of,
           row_number() OVER edition AS place
    FROM claims JOIN sources ON sources.id = claims.source
    WHERE cell <> '' AND printed IS NOT NULL
    WINDOW edition AS (PARTITION BY cell ORDER BY as_of NULLS FIRST, published_first NULLS FIRST, claims.id)
)
SELECT later.id AS claim,
       earlier.id AS origin,
       CASE WHEN later.low IS NOT DISTINCT FROM earlier.low
             AND later.high IS NOT DISTINCT FROM earlier.high THEN 'derived' ELSE 'revised' END AS kind,
       CASE WHEN later.low IS NOT DISTINCT FROM earlier.low
             AND later.high IS NOT DISTINCT FROM earlier.high
            THEN 'the same cell of the next edition on record, unchanged'
            ELSE 'the same cell of the next edition on record' END AS because,
       '' AS stated_in
FROM versions AS later
JOIN versions AS earlier ON later.cell = earlier.cell AND later.place = earlier.place + 1
ANTI JOIN derivations ON derivations.claim = later.id AND derivations.origin = earlier.id
ORDER BY claim;
