-- The questions about some subjects, properties and commodities; an empty list admits all.
SELECT question AS id, label,
       CASE WHEN any_value(among) <> '' THEN 'rank' WHEN any_value(denominator) IS NOT NULL THEN 'share'
            ELSE 'level' END AS kind,
       count(*) AS claims
FROM (
    SELECT *, $1::VARCHAR[] AS subjects, $2::VARCHAR[] AS properties, $3::VARCHAR[] AS commodities
    FROM claims WHERE level IS NOT NULL
)
JOIN questions ON questions.id = question
WHERE (len(subjects) = 0 OR list_contains(subjects, level.subject))
  AND (len(properties) = 0 OR list_contains(properties, level.property))
  AND (len(commodities) = 0 OR list_contains(commodities, level.commodity))
GROUP BY question, label
ORDER BY claims DESC, label;
