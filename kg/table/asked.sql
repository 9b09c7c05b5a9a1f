-- The questions that claims answer about one thing, property or commodity, or in one source.
-- In: what it is, its name.
WITH named AS (
    SELECT question, $2::VARCHAR AS name,
           CASE $1::VARCHAR WHEN 'thing' THEN level.subject WHEN 'property' THEN level.property
                WHEN 'commodity' THEN level.commodity WHEN 'source' THEN source ELSE '' END AS its
    FROM claims WHERE level IS NOT NULL AND printed IS NOT NULL
)
SELECT question AS id, label, count(*) AS claims
FROM named JOIN questions ON questions.id = question
WHERE its = name
GROUP BY question, label
ORDER BY claims DESC, label;
