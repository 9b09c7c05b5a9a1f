-- How many rivals are first statements, by the body that says them.
-- In: the question, or '' for all.
SELECT body, count(*) AS claims FROM claims
WHERE printed IS NOT NULL AND apart IS NULL AND ($1 = '' OR question = $1) AND origin = id
GROUP BY body;
