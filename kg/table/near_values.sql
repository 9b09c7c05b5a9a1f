-- The printed values that are nearest to a number.   In: base unit, number.
SELECT printed, unit, label, min(abs(ln(point / $2))) AS distance
FROM claims JOIN questions ON questions.id = claims.question
WHERE base = $1 AND point > 0 AND $2 > 0
GROUP BY printed, unit, label
ORDER BY distance, label, printed
LIMIT 4;
