-- Q1: of each procedure, how many fields are asked twice or held by a register, and the first.
WITH asked AS (
  SELECT id, procedure, count(*) OVER (PARTITION BY procedure, concept, role) AS times
  FROM field WHERE role IS NOT NULL
),
found AS (
  SELECT id, procedure FROM asked WHERE times > 1
  UNION
  SELECT id, procedure FROM field JOIN reads USING (procedure) JOIN holds USING (register, concept)
)
SELECT procedure, count(*), min(id) FROM found GROUP BY procedure;
