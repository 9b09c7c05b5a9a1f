-- Every claim that states which land it counts: few do.
FROM claims WHERE level.territory <> 'unstated' ORDER BY id;
