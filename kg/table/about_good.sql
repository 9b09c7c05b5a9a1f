-- Every claim about one good, with or without a figure.   In: the good.
FROM claims WHERE level.commodity = ? ORDER BY question, point DESC NULLS LAST, id;
