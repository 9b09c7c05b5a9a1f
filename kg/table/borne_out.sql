-- The stated ranks and shares that the levels in an edition bear out: the rank is the one that its
-- rows imply, or the share that they imply overlaps the one stated.
-- In: the countries, years that amounts in the ground may lie apart.
WITH levels AS (
    SELECT source, question, level, base, year, stock, low_number AS low, high_number AS high, point
    FROM claims
    WHERE first_hand AND printed IS NOT NULL AND apart IS NULL AND modality = 'estimate' AND point > 0
      AND level IS NOT NULL AND denominator IS NULL AND among = ''
), ranked AS (
    SELECT source, question, level, year, stock,
           rank() OVER (PARTITION BY source, level.property, level.commodity, level.category, base, year
                        ORDER BY point DESC) AS place
    FROM levels WHERE list_contains($1::VARCHAR[], level.subject)
), stated AS (
    SELECT id, question, level, denominator, among, year, point, CASE base WHEN '%' THEN 100 ELSE 1 END AS parts_in,
           low_number / parts_in AS low, high_number / parts_in AS high
    FROM claims WHERE printed IS NOT NULL AND (among <> '' OR denominator IS NOT NULL)
), ranks AS (
    SELECT stated.id, ranked.source, ranked.level AS implied, stated.level, ranked.year AS of, stated.year, stock
    FROM stated JOIN ranked
      ON stated.question = 'rank.' || ranked.question || '~' || among AND ranked.place = stated.point
    WHERE among = 'countries'
), shares AS (
    SELECT stated.id, parts.source, parts.level AS implied, stated.level, parts.year AS of, stated.year, parts.stock
    FROM stated
    JOIN levels AS parts ON parts.question = split_part(stated.question, '~', 1)
    JOIN levels AS wholes ON wholes.question = split_part(stated.question, '~', 2)
     AND wholes.source = parts.source AND wholes.base = parts.base AND wholes.year IS NOT DISTINCT FROM parts.year
     AND wholes.level.category = parts.level.category
    WHERE stated.denominator.subject = 'world' AND parts.level.subject <> 'world'
      AND coalesce(stated.low, '-inf'::DOUBLE) < parts.high / wholes.low
      AND parts.low / wholes.high < coalesce(stated.high, 'inf'::DOUBLE)
)
SELECT DISTINCT id, source FROM (FROM ranks UNION ALL FROM shares)
WHERE (year IS NULL OR of IS NULL OR year = of OR (stock AND abs(year - of) <= $2))
  AND level.elements IN ('unstated', implied.elements) AND level.category IN ('unstated', implied.category)
ORDER BY id, source;
