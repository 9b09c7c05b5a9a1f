-- The claims that say why one of some claims differs from another.   In: ids.
FROM claims WHERE len(explains) > 0 AND list_has_any(explains, ?) ORDER BY id;
