-- Every derivation on the way up from some claims.   In: ids.
WITH RECURSIVE climb(claim) AS (
    SELECT unnest(?::VARCHAR[])
    UNION
    SELECT derivations.origin FROM climb JOIN derivations ON derivations.claim = climb.claim
)
SELECT derivations.* FROM derivations SEMI JOIN climb ON climb.claim = derivations.claim
ORDER BY claim, origin;
