-- The derivations that no source states: those that the identity of table cells implies.
FROM derivations WHERE stated_in = '' ORDER BY claim, origin;
