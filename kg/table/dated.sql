-- Keeps the claims that were surely published by a day.
-- In: accepted(id); the day; whether a source without a date counts.
DELETE FROM accepted WHERE id NOT IN (
    SELECT claims.id
    FROM memory.main.claims AS claims JOIN memory.main.sources AS sources ON sources.id = claims.source
    WHERE coalesce(published_last <= $1::DATE, $2::BOOLEAN)
);
