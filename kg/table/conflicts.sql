-- Every contested question: its most distant pair of rival claims that cannot both be right, or
-- of which one is the other's successor in the same cell of a table with another figure.
-- In: years that amounts in the ground may lie apart.
-- The rules are those of analyses/comparing.py. Claims are first reduced to the extremes of each
-- question, date and kind of weight, so that pairs are few.
WITH rivals AS (
    SELECT id, question, modality, base, weighed, stock, year, low_number AS low, high_number AS high, point
    FROM claims
    WHERE printed IS NOT NULL AND apart IS NULL
), extremes AS (
    SELECT question, modality, base, weighed, year, any_value(stock) AS stock,
           min(high) AS bottom, min((high, id, point)) FILTER (high IS NOT NULL) AS lowest,
           max(low) AS top, max((low, id, point)) FILTER (low IS NOT NULL) AS highest,
           lowest[2] AS bottom_claim, lowest[3] AS bottom_point, highest[2] AS top_claim, highest[3] AS top_point
    FROM rivals GROUP BY question, modality, base, weighed, year
), disputed AS (
    SELECT question, base,
           small.bottom_claim AS small, large.top_claim AS large,
           small.bottom_point AS low, large.top_point AS high,
           CASE WHEN small.bottom_point = 0 THEN large.top / nullif(small.bottom, 0)
                ELSE large.top_point / small.bottom_point END AS factor
    FROM extremes AS small JOIN extremes AS large USING (question, modality, base)
    WHERE (small.bottom < large.top OR (small.bottom = large.top AND base <> '#'))
      AND small.bottom_claim <> large.top_claim  -- a double may be wider than what a claim leaves open
      AND (small.weighed = large.weighed OR small.weighed IS NULL OR large.weighed IS NULL)
      AND (small.year = large.year OR small.year IS NULL OR large.year IS NULL
           OR (small.stock AND abs(small.year - large.year) <= ?))
), revised AS (
    SELECT one.question, one.base,
           CASE WHEN one.point < two.point THEN one.id ELSE two.id END AS small,
           CASE WHEN one.point < two.point THEN two.id ELSE one.id END AS large,
           least(one.point, two.point) AS low, greatest(one.point, two.point) AS high,
           greatest(one.point, two.point) / nullif(least(one.point, two.point), 0) AS factor
    FROM derivations
    JOIN claims AS one ON one.id = derivations.claim AND one.apart IS NULL
    JOIN claims AS two ON two.id = derivations.origin AND two.apart IS NULL
    WHERE kind = 'revised' AND one.cell = two.cell AND one.cell <> '' AND one.base = two.base
      AND one.question = two.question AND one.point <> two.point
      AND one.low IS NOT NULL AND one.high IS NOT NULL AND two.low IS NOT NULL AND two.high IS NOT NULL
), contested AS (
    FROM disputed UNION ALL FROM revised
), worst AS (
    SELECT question, base, max((factor, small, large, low, high)) AS pair,
           pair[1] AS factor, pair[2] AS small, pair[3] AS large, pair[4] AS low, pair[5] AS high
    FROM contested WHERE factor IS NOT NULL GROUP BY question, base
)
SELECT worst.question, label, worst.factor, worst.low, worst.high, worst.base AS unit, worst.small, worst.large,
       smaller.hedge AS low_hedge, larger.hedge AS high_hedge, smaller.cell <> '' AND smaller.cell = larger.cell AS one_cell,
       count(*) AS claims, count(DISTINCT claims.document) AS documents,
       count(DISTINCT claims.origin) AS origins, count(DISTINCT claims.line) AS lines
FROM worst
JOIN claims ON claims.question = worst.question AND claims.base = worst.base
           AND claims.printed IS NOT NULL AND claims.apart IS NULL
JOIN questions ON questions.id = worst.question
JOIN claims AS smaller ON smaller.id = worst.small
JOIN claims AS larger ON larger.id = worst.large
GROUP BY ALL
ORDER BY factor DESC, worst.question;
