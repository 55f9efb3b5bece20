-- Q3: the procedures that come one after the other, by up to six papers.
CREATE TEMP TABLE link AS
SELECT DISTINCT issues.procedure AS a, needs.procedure AS b FROM issues JOIN needs USING (paper)
WHERE issues.procedure <> needs.procedure;
WITH RECURSIVE chain (a, b, links) AS (
  SELECT a, b, 1 FROM link
  UNION
  SELECT chain.a, link.b, links + 1 FROM chain JOIN link ON link.a = chain.b WHERE links < 6
)
SELECT DISTINCT a, b FROM chain;
