-- Who repeats whom.
SELECT claim, origin FROM derivations WHERE kind = 'derived' ORDER BY claim, origin;
