-- Every claim about some goods, with or without a figure.   In: the goods.
FROM claims WHERE list_contains(?, level.commodity) ORDER BY question, point DESC NULLS LAST, id;
