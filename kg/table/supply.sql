-- What claims say of who supplies what: the latest of each series, with the share that it gives.
-- In:  properties that draw an edge, and those of them whose figures are parts of the world's.
-- Out: a row a claim: whole (the world's figure that it is a part of), low and high (the share in
--      per cent; NULL when none is stated), year (NULL when not stated), published (a year).
WITH said AS (
    SELECT claims.id, claims.source, property, subject, commodity, modality, base, denominator,
           low_number, high_number, claims.year, year(claims.published) AS published,
           concat_ws('.', property, commodity, level.basis, level.elements, level.category) AS kind,
           coalesce(nullif(sources.series, ''), claims.source) AS series
    FROM (SELECT *, level.property AS property, level.subject AS subject, level.commodity AS commodity
          FROM claims WHERE level IS NOT NULL AND among = '' AND apart IS NULL) AS claims
    JOIN sources ON sources.id = claims.source
    WHERE list_contains($1::VARCHAR[], property)
      AND modality NOT IN ('forecast', 'target', 'directive', 'prediction', 'opinion')
      AND (modality <> 'no-figure' OR quote IN ('', 'W'))  -- there is some, but how much is not told
      AND coalesce(point, 1) <> 0
), latest AS (
    FROM said
    QUALIFY rank() OVER (PARTITION BY series, property, commodity, subject, denominator IS NULL
                         ORDER BY year DESC NULLS LAST, published DESC NULLS LAST) = 1
), worlds AS (
    SELECT source, kind, year, min(id) AS whole, min(low_number) AS low, max(high_number) AS high
    FROM latest WHERE subject = 'world' AND denominator IS NULL GROUP BY source, kind, year
), shared AS (
    SELECT latest.*, whole,
           CASE WHEN base = '%' THEN coalesce(low_number, 0)
                WHEN list_contains($2::VARCHAR[], property) THEN 100 * low_number / worlds.high END AS part_low,
           CASE WHEN base = '%' THEN coalesce(high_number, 100)
                WHEN list_contains($2::VARCHAR[], property) THEN 100 * high_number / nullif(worlds.low, 0) END AS part_high
    FROM latest
    LEFT JOIN worlds ON worlds.source = latest.source AND worlds.kind = latest.kind
          AND worlds.year IS NOT DISTINCT FROM latest.year AND denominator IS NULL AND subject <> 'world'
)
SELECT id, whole, source, property, subject, commodity, modality, year, published,
       CASE WHEN part_high IS NOT NULL THEN round(least(100, coalesce(part_low, 0)), 4) END AS low,
       CASE WHEN part_high IS NOT NULL THEN round(least(100, part_high), 4) END AS high
FROM shared ORDER BY id;
