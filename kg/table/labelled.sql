-- The questions of this label, in any case, the most spoken of first.
SELECT question AS id, label, count(*) AS claims
FROM questions JOIN claims ON claims.question = questions.id
WHERE lower(label) = lower(trim($1::VARCHAR))
GROUP BY question, label
ORDER BY claims DESC, id;
