"""Patterns written by hand in SQL over the scan store: the plain peer of a population scan."""

from datetime import date

import duckdb

from seen.core.dates.months import months_back
from seen.rehearsal.bench.more_plain_sql import MORE_BY_ROW, MORE_KINDS

Rows = list[tuple[int, int]]
"""Row of the pattern, number of the child."""

NOT_LET_IN = """
SELECT child FROM events
WHERE kind IN ('contact.no_access', 'contact.not_seen', 'appointment.cancelled_by_family')
  AND arrives <= {today} AND day >= {today} - 42
  AND (kind <> 'appointment.cancelled_by_family' OR lower(says_late) IN ('true', 'yes'))
GROUP BY child HAVING count(*) >= 3 AND count(*) FILTER (kind <> 'appointment.cancelled_by_family') >= 1
"""

SMALL_WORRIES = """
WITH worries AS (
  SELECT child, ref, agency, areas FROM events
  WHERE worry AND arrives <= {today} AND day >= {today} - 180 AND says_cause NOT IN ('money', 'landlord', 'service')
), many AS (
  SELECT child FROM worries GROUP BY child HAVING count(*) >= 6 AND count(DISTINCT agency) >= 2
), wide AS (
  SELECT child FROM (SELECT child, unnest(string_split(areas, '|')) AS area FROM worries SEMI JOIN many USING (child))
  WHERE area NOT IN ('', 'system') GROUP BY child HAVING count(DISTINCT area) >= 3
), cited AS (
  SELECT e.child FROM (
    SELECT child, ref AS decision, unnest(string_split(says_cites, ' ')) AS cited FROM events
    WHERE kind = 'decision.made' AND arrives <= {today} AND says_cites <> ''
  ) e JOIN worries w ON w.child = e.child AND w.ref = e.cited GROUP BY e.child, e.decision HAVING count(*) >= 2
)
SELECT child FROM wide WHERE child NOT IN (SELECT child FROM cited)
"""

NOT_BROUGHT = """
WITH missed AS (
  SELECT child, day, lower(says_urgency) AS urgency,
         lower(coalesce(nullif(says_service, ''), agency)) AS place FROM events
  WHERE kind = 'appointment.not_brought' AND arrives <= {today} AND day >= {months_6}
), kept AS (
  SELECT child, day, lower(coalesce(nullif(says_service, ''), agency)) AS place FROM events
  WHERE kind = 'appointment.attended' AND arrives <= {today}
), still AS (
  SELECT * FROM missed m WHERE NOT EXISTS (
    SELECT 1 FROM kept k WHERE k.child = m.child AND k.place = m.place AND k.day > m.day AND k.day <= m.day + 42)
), year AS (
  SELECT child, count(*) FILTER (kind = 'appointment.not_brought') AS missed, count(*) AS every FROM events
  WHERE kind IN ('appointment.not_brought', 'appointment.attended') AND arrives <= {today} AND day >= {months_12}
  GROUP BY child
)
SELECT child FROM still GROUP BY child HAVING count(*) >= 2 OR count(*) FILTER (urgency = 'urgent') >= 1
UNION
SELECT child FROM year JOIN children USING (child)
WHERE missed >= 3 AND every >= 4 AND missed * 100 >= 40 * every AND (birth IS NULL OR birth > {years_10})
"""

REFERRED_AGAIN = """
WITH made AS (
  SELECT child, ref, day, areas, lower(coalesce(nullif(says_from, ''), agency)) AS referrer FROM events
  WHERE kind = 'referral.made' AND arrives <= {today} AND day >= {months_12}
), ends AS (
  SELECT child, says_referral AS ref, arg_max(lower(says_outcome), (coalesce(day, 0), ref)) AS outcome FROM events
  WHERE kind = 'referral.outcome' AND arrives <= {today} AND says_referral <> '' AND says_outcome <> ''
  GROUP BY child, says_referral
), closed AS (
  SELECT child, day, areas FROM events WHERE kind = 'work.closed' AND arrives <= {today} AND day IS NOT NULL
)
SELECT child FROM made JOIN ends USING (child, ref) GROUP BY child
HAVING count(*) >= 3 AND count(DISTINCT referrer) >= 2 AND count(*) FILTER (outcome IN ('nfa', 'advice')) >= 2
UNION
SELECT made.child FROM made JOIN closed ON closed.child = made.child AND closed.day < made.day
  AND DATE '0001-01-01' + (closed.day - 1) >= DATE '0001-01-01' + (made.day - 1) - INTERVAL 6 MONTH
  AND (closed.areas IN ('', 'system') OR made.areas IN ('', 'system')
       OR list_has_any(string_split(replace(closed.areas, 'system', ' '), '|'),
                       string_split(replace(made.areas, 'system', '  '), '|')))
"""

BEHAVIOUR_ALONE = """
WITH behaviour AS (
  SELECT child, kind, day FROM events WHERE kind IN ({behaviour}) AND arrives <= {today} AND day >= {months_6}
), graded AS (
  SELECT child, max(day) AS last FROM events
  WHERE kind = 'grade.given' AND arrives <= {today} AND day >= {months_6} AND source_type <> 'carer_said'
    AND says_rater_role <> 'carer' AND (areas = '' OR NOT list_has_all({not_home}, string_split(areas, '|')))
  GROUP BY child
)
SELECT child FROM behaviour LEFT JOIN graded USING (child) GROUP BY child
HAVING (count(DISTINCT replace(kind, 'suspension', 'excluded')) >= 2 AND coalesce(max(last), 0) < {today} - 90)
    OR coalesce(max(day) FILTER (kind = 'health.self_harm'), 0) > coalesce(max(last), 0)
"""

YOUNG_CARER = """
WITH ill AS (
  SELECT DISTINCT child FROM events
  WHERE kind IN ({ill}) AND arrives <= {today} AND day >= {months_12}
)
SELECT child FROM events SEMI JOIN ill USING (child)
WHERE kind IN ({carried}) AND arrives <= {today} AND day >= {months_6}
  AND (kind <> 'school.attendance' OR coalesce(TRY_CAST(says_late AS INTEGER), 0) >= 5)
GROUP BY child HAVING count(*) >= 2
"""

KINDS = {
    "behaviour": "'health.self_harm', 'police.missing', 'police.arrest', 'school.suspension', 'school.excluded', "
    "'child.substance'",
    "not_home": "['adults', 'system']",
    "ill": "'adult.illness', 'adult.mental_health', 'adult.substance'",
    "carried": "'child.caring', 'school.tired', 'school.attendance'",
} | MORE_KINDS
BY_ROW = {
    7: REFERRED_AGAIN,
    9: SMALL_WORRIES,
    15: BEHAVIOUR_ALONE,
    19: NOT_BROUGHT,
    20: NOT_LET_IN,
    45: YOUNG_CARER,
} | MORE_BY_ROW
"""The patterns by row, each with its default thresholds. Entries that repeat each other are not joined: the invented
population has none."""


def answers(connection: duckdb.DuckDBPyConnection, *, as_of: date) -> Rows:
    """Return which pattern is found for which child, as tuples."""
    days = {
        "today": as_of,
        "months_6": months_back(as_of, 6),
        "months_12": months_back(as_of, 12),
        "months_36": months_back(as_of, 36),
        "years_1": months_back(as_of, 12),
        "years_10": months_back(as_of, 120),
    }
    numbers = {name: day.toordinal() for name, day in days.items()}
    queries = (f"SELECT {row}, child FROM ({sql.format(**numbers, **KINDS)})" for row, sql in BY_ROW.items())
    return [found for query in queries for found in connection.execute(query).fetchall()]
