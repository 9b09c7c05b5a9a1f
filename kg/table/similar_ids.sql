-- The claims whose ids are most like a text.   In: the text.
SELECT id FROM claims ORDER BY jaro_winkler_similarity(id, $1) DESC, id LIMIT 4;
