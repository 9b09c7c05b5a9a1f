-- The claim table as it is kept: rows with their lineage, and questions named once.
CREATE OR REPLACE TEMP TABLE claims AS
SELECT claims.*, origin, trail, line, document, published_first AS published
FROM claims JOIN lineage ON lineage.claim = claims.id JOIN sources ON sources.id = claims.source;

CREATE OR REPLACE TEMP TABLE questions AS
SELECT id, '' AS source, min(label) AS label FROM questions
SEMI JOIN claims ON claims.question = questions.id GROUP BY id;
