-- The claims whose ids end with a text or are most like it.   In: the text.
SELECT id FROM claims ORDER BY ends_with(id, $1) DESC, jaro_winkler_similarity(id, $1) DESC, id LIMIT 4;
