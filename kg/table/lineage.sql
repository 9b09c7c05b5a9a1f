-- Where each claim comes from, in the end.
-- In:  claims, derivations, sources.
-- Out: lineage(claim, origin, trail, line, document):
--   origin    the first statement of its value: a claim, or BODY@VALUE for a body none of whose
--             documents is held, or NULL when nobody is named
--   trail     held | attributed | not held | unknown | circular
--   line      the first claim on record of the body of evidence that it rests on, or NULL
--   document  the source, or the one whose text it reprints
-- A chain of repetitions ends where nothing is repeated; a revision is a new value and ends it too.

CREATE OR REPLACE TEMP TABLE known AS
SELECT claims.id, question, body, first_hand, apart IS NOT NULL AS is_part, low_number, high_number, base,
       CASE WHEN hedge = 'range' THEN low || '..' || high
            ELSE regexp_replace(coalesce(point::VARCHAR, ''), '\.0$', '') END AS figure,
       coalesce(published_first, as_of, DATE '9999-12-31') AS said, coalesce(as_of, said) AS dated
FROM claims JOIN sources ON sources.id = claims.source;

CREATE OR REPLACE TEMP TABLE edges AS
SELECT DISTINCT claim, origin, kind FROM derivations
SEMI JOIN known ON known.id = derivations.claim
SEMI JOIN known AS parents ON parents.id = derivations.origin;

-- one root a claim: the earliest of those that its repetitions lead to
CREATE OR REPLACE TEMP TABLE rooted AS
WITH RECURSIVE climb(claim, root) AS (
    SELECT id, id FROM known ANTI JOIN (SELECT claim FROM edges WHERE kind = 'derived') AS below ON below.claim = known.id
    UNION
    SELECT edges.claim, climb.root FROM climb JOIN edges ON edges.origin = climb.claim AND edges.kind = 'derived'
)
SELECT claim, arg_min(root, (said, root)) AS root
FROM climb JOIN known ON known.id = climb.root
GROUP BY claim;

-- one foundation a claim: where its repetitions and revisions lead to
CREATE OR REPLACE TEMP TABLE founded AS
WITH RECURSIVE climb(claim, root) AS (
    SELECT id, id FROM known ANTI JOIN edges ON edges.claim = known.id
    UNION
    SELECT edges.claim, climb.root FROM climb JOIN edges ON edges.origin = climb.claim
)
SELECT claim, arg_min(root, (dated, root)) AS foundation
FROM climb JOIN known ON known.id = climb.root
GROUP BY claim;

-- a value credited to a body whose own document, no later, prints it on the same question
CREATE OR REPLACE TEMP TABLE printed_by_body AS
SELECT named.id, arg_min(own.id, (own.said, own.id)) AS own
FROM known AS named
JOIN known AS own
  ON own.first_hand AND NOT named.first_hand AND own.body = named.body
 AND own.question = named.question AND own.base = named.base AND own.said <= named.said
 AND own.low_number IS NOT NULL AND own.high_number IS NOT NULL
 AND own.low_number < coalesce(named.high_number, 'inf'::DOUBLE)
 AND coalesce(named.low_number, '-inf'::DOUBLE) < own.high_number
GROUP BY named.id;

CREATE OR REPLACE TEMP TABLE origins AS
SELECT rooted.claim,
       CASE WHEN root.first_hand THEN rooted.root
            WHEN own IS NOT NULL THEN coalesce(first_statement.root, own)
            WHEN root.body IS NOT NULL THEN root.body || '@' || root.figure END AS origin,
       CASE WHEN root.first_hand THEN 'held' WHEN own IS NOT NULL THEN 'attributed'
            WHEN root.body IS NOT NULL THEN 'not held' ELSE 'unknown' END AS trail
FROM rooted
JOIN known AS root ON root.id = rooted.root
LEFT JOIN printed_by_body ON printed_by_body.id = rooted.root
LEFT JOIN rooted AS first_statement ON first_statement.claim = own;

-- a body is not independent of itself: on one question all its foundations are one line
CREATE OR REPLACE TEMP TABLE lines AS
WITH foundations AS (
    SELECT founded.claim, base.id, base.question, base.body, base.first_hand, base.is_part, base.dated
    FROM founded JOIN known AS base ON base.id = founded.foundation
), heads AS (
    SELECT question, body, arg_min(id, (is_part, NOT first_hand, dated, id)) AS head
    FROM foundations WHERE body IS NOT NULL GROUP BY question, body
)
SELECT foundations.claim, heads.head AS line
FROM foundations LEFT JOIN heads USING (question, body);

CREATE OR REPLACE TEMP TABLE documents AS
WITH RECURSIVE climb(source, document) AS (
    SELECT id, CASE WHEN reprint_of = '' THEN id ELSE reprint_of END FROM sources
    UNION
    SELECT climb.source, sources.reprint_of FROM climb JOIN sources ON sources.id = climb.document
    WHERE sources.reprint_of <> ''
)
SELECT source, min(document) AS document FROM climb
ANTI JOIN (SELECT id FROM sources WHERE reprint_of <> '') AS reprints ON reprints.id = climb.document
GROUP BY source;

CREATE OR REPLACE TEMP TABLE lineage AS
SELECT claims.id AS claim, origins.origin, coalesce(trail, 'circular') AS trail,
       CASE WHEN origins.origin IS NULL THEN NULL ELSE line END AS line,
       coalesce(document, claims.source) AS document
FROM claims
LEFT JOIN origins ON origins.claim = claims.id
LEFT JOIN lines ON lines.claim = claims.id
LEFT JOIN documents ON documents.source = claims.source;
