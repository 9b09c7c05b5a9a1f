-- The derivations, of repetitions and revisions alike, between claims that lead back to themselves
-- or may: those that have both something above and something below.
SELECT DISTINCT claim, origin FROM derivations
SEMI JOIN (SELECT origin AS name FROM derivations) AS below ON below.name = derivations.claim
SEMI JOIN (SELECT claim AS name FROM derivations) AS above ON above.name = derivations.origin
ORDER BY claim, origin;
