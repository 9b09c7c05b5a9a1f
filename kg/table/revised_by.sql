-- For each of some claims that a later one revises, the later one.   In: ids.
FROM derivations WHERE kind = 'revised' AND list_contains(?, origin) ORDER BY claim;
