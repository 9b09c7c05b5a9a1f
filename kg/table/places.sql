-- The rank and share of each country that the newest edition on record implies, for each property
-- and commodity: of one document and one date, so that editions never mix.
-- In: the countries.
WITH levels AS (
    SELECT claims.id, source, question, level, base, year, published, point,
           level.subject AS subject, level.property AS property, level.commodity AS commodity,
           level.category AS category
    FROM claims
    WHERE first_hand AND printed IS NOT NULL AND apart IS NULL AND modality = 'estimate' AND point > 0
      AND level IS NOT NULL AND denominator IS NULL AND among = ''
), newest AS (
    SELECT property, commodity, category, base, arg_max(source, (published, year)) AS source,
           arg_max(year, (published, year)) AS year
    FROM levels WHERE list_contains($1::VARCHAR[], subject)
    GROUP BY property, commodity, category, base
), listed AS (
    SELECT levels.* FROM levels
    JOIN newest USING (property, commodity, category, base, source)
    WHERE levels.year IS NOT DISTINCT FROM newest.year
), wholes AS (
    SELECT property, commodity, category, base, max(point) AS whole
    FROM listed WHERE subject = 'world' GROUP BY ALL
)
SELECT property, commodity, category, subject, any_value(question) AS question, any_value(source) AS source,
       any_value(year) AS year, max(point) AS point, any_value(whole) AS whole,
       rank() OVER (PARTITION BY property, commodity, category, base ORDER BY max(point) DESC) AS place
FROM listed LEFT JOIN wholes USING (property, commodity, category, base)
WHERE list_contains($1::VARCHAR[], subject)
GROUP BY property, commodity, category, base, subject
ORDER BY property, commodity, category, place, subject;
