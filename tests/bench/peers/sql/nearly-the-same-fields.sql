-- Q4: the pairs of procedures that share four fifths of what either asks for.
-- Two such sets share one of the rarest of each: of n, one of the first n/5 + 1.
CREATE TEMP TABLE item AS
SELECT procedure, what,
  row_number() OVER (PARTITION BY procedure ORDER BY uses, what) AS place,
  count(*) OVER (PARTITION BY procedure) AS size
FROM (SELECT DISTINCT procedure, what FROM field)
JOIN (SELECT what, count(*) AS uses FROM field GROUP BY what) USING (what);
CREATE TEMP TABLE rarest AS SELECT * FROM item WHERE 5 * (place - 1) <= size;
-- Sharing these as their first, they may still share all that comes after.
CREATE TEMP TABLE pair AS
SELECT DISTINCT p.procedure AS p, q.procedure AS q, p.size + q.size AS sizes
FROM rarest p JOIN rarest q ON p.what = q.what AND p.procedure < q.procedure
WHERE 9 * (1 + least(p.size - p.place, q.size - q.place)) >= 4 * (p.size + q.size);
SELECT pair.p, pair.q
FROM pair
JOIN item a ON a.procedure = pair.p
JOIN item b ON b.procedure = pair.q AND b.what = a.what
GROUP BY pair.p, pair.q, sizes
HAVING 9 * count(*) >= 4 * sizes;
