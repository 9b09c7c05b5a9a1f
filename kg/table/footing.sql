-- The rivals on one question, or, of all, those that do not just rest on themselves; with everything
-- on the way up.   In: the question, or '' for all.
WITH RECURSIVE asked AS (
    SELECT id FROM claims WHERE printed IS NOT NULL AND apart IS NULL AND ($1 = '' OR question = $1)
), resting AS (
    SELECT id FROM claims SEMI JOIN asked USING (id)
    WHERE $1 <> '' OR origin IS DISTINCT FROM id OR trail = 'circular'
), above AS (
    SELECT claim, origin FROM derivations WHERE kind = 'derived'
    UNION ALL
    SELECT id, origin FROM claims WHERE origin IS NOT NULL
), climb(id) AS (
    FROM resting
    UNION
    SELECT above.origin FROM climb JOIN above ON above.claim = climb.id
)
SELECT id, document, question, body, origin, trail, published, id IN (FROM asked) AS is_asked
FROM claims SEMI JOIN climb USING (id)
ORDER BY id;
