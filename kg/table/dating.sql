-- What a day leaves out for want of a date: claims of undated sources, and of those whose date is
-- too coarse to tell.   In: accepted(id); the day; whether a source without a date counts.
SELECT count(*) FILTER (published_last IS NULL AND NOT $2::BOOLEAN) AS undated,
       count(DISTINCT source) FILTER (published_last IS NULL AND NOT $2::BOOLEAN) AS undated_sources,
       count(*) FILTER (published_first <= $1::DATE AND published_last > $1::DATE) AS unsure,
       count(DISTINCT source) FILTER (published_first <= $1::DATE AND published_last > $1::DATE) AS unsure_sources
FROM accepted JOIN memory.main.claims AS claims USING (id)
JOIN memory.main.sources AS sources ON sources.id = claims.source;
