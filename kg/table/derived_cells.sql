-- The cells of a table of which somebody states where they come from.
SELECT DISTINCT claim FROM derivations
JOIN claims ON claims.id = derivations.claim
WHERE cell <> '' AND stated_in <> ''
ORDER BY claim;
