-- The questions of this label, in any case: first those written just so, then by the most claims.
SELECT question AS id, label, count(*) AS claims
FROM questions JOIN claims ON claims.question = questions.id
WHERE lower(label) = lower(trim($1::VARCHAR))
GROUP BY question, label
ORDER BY label = trim($1::VARCHAR) DESC, claims DESC, id;
