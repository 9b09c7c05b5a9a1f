-- The claims that credit an agent.   In: its id.
SELECT id FROM claims WHERE list_contains(said_by, $1) ORDER BY id;
