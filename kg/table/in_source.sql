-- The claims of a source.   In: its id.
SELECT id FROM claims WHERE source = $1 ORDER BY id;
