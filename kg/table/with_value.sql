-- The claims that put a value on something.   In: base unit, number.
FROM claims WHERE base = $1 AND abs(point - $2) <= abs($2) * 1e-9 ORDER BY question, id;
