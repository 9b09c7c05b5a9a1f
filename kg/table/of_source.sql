-- The claims of one source, in the order in which it says them.   In: the source.
FROM claims WHERE source = ? ORDER BY start_at NULLS LAST, id;
