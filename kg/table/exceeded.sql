-- Wholes that are smaller than what is taken out of them: reserves below a year's mine production.
-- In: the wholes, the parts (names of properties, pair by pair), years that dates may lie apart.
WITH pairs AS (
    SELECT unnest(?::VARCHAR[]) AS whole, unnest(?::VARCHAR[]) AS part
), rivals AS (
    SELECT id, question, level.subject AS subject, level.commodity AS commodity, level.property AS property,
           weighed, year, low_number AS low, high_number AS high, point, base
    FROM claims
    WHERE printed IS NOT NULL AND apart IS NULL AND denominator IS NULL AND among = ''
      AND modality = 'estimate'
), exceeding AS (
    SELECT wholes.question, parts.question AS part_question, pairs.part, wholes.base,
           wholes.id AS small, parts.id AS large, wholes.point AS low, parts.point AS high,
           parts.point / nullif(wholes.point, 0) AS factor
    FROM pairs
    JOIN rivals AS wholes ON wholes.property = pairs.whole
    JOIN rivals AS parts ON parts.property = pairs.part
     AND parts.subject = wholes.subject AND parts.commodity = wholes.commodity
    WHERE wholes.high <= parts.low AND wholes.point > 0
      AND (wholes.weighed = parts.weighed OR wholes.weighed IS NULL OR parts.weighed IS NULL)
      AND (wholes.year IS NULL OR parts.year IS NULL OR abs(wholes.year - parts.year) <= ?)
), worst AS (
    SELECT question, part_question, part, base, max((factor, small, large, low, high)) AS pair,
           pair[1] AS factor, pair[2] AS small, pair[3] AS large, pair[4] AS low, pair[5] AS high
    FROM exceeding GROUP BY question, part_question, part, base
), counted AS (
    SELECT * EXCLUDE pair, unnest([question, part_question]) AS either FROM worst
)
SELECT counted.question, part_question, part, label, counted.factor, counted.low, counted.high, counted.base AS unit,
       counted.small, counted.large,
       smaller.hedge AS low_hedge, larger.hedge AS high_hedge,
       count(*) AS claims, count(DISTINCT claims.document) AS documents,
       count(DISTINCT claims.origin) AS origins, count(DISTINCT claims.line) AS lines
FROM counted
JOIN claims ON claims.question = either AND claims.printed IS NOT NULL AND claims.apart IS NULL
JOIN questions ON questions.id = counted.question
JOIN claims AS smaller ON smaller.id = counted.small
JOIN claims AS larger ON larger.id = counted.large
GROUP BY ALL
ORDER BY factor DESC, counted.question;
