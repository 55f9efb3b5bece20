-- Q2: of each procedure, how many pairs of a field and one it follows from, and the first field.
WITH RECURSIVE follows (concept, source) AS (
  SELECT concept, source FROM derives
  UNION
  SELECT follows.concept, derives.source
  FROM follows JOIN derives ON follows.source = derives.concept
)
SELECT f.procedure, count(*), min(f.id)
FROM field f
JOIN field g ON g.procedure = f.procedure AND g.role = f.role AND g.id <> f.id
JOIN follows ON follows.concept = f.concept AND follows.source = g.concept
GROUP BY f.procedure;
