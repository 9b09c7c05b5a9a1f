-- How many rivals rest on nobody but the body that says them.   In: the question, or '' for all.
SELECT body, count(*) AS claims FROM claims
WHERE printed IS NOT NULL AND apart IS NULL AND ($1 = '' OR question = $1)
  AND origin = id AND body IS NOT NULL AND NOT list_contains($2::VARCHAR[], id)
GROUP BY body;
