"""Six more patterns by hand in SQL over the scan store: what has no column of its own is read from the details."""

WIDELY_SPACED = """
WITH kept AS (
  SELECT child, day, lower(coalesce(nullif(says_service, ''), agency)) AS place FROM events
  WHERE kind = 'appointment.attended' AND arrives <= {today}
), worries AS (
  SELECT child, kind, areas, DATE '0001-01-01' + (day - 1) AS on_day FROM events m
  WHERE worry AND arrives <= {today} AND day >= {months_36} AND says_cause NOT IN ('money', 'landlord', 'service')
    AND (severity >= 2 OR source_type IN ('observed', 'worker_said', 'measured', 'record'))
    AND kind NOT IN ('action.overdue', 'referral.made', 'school.suspension', 'school.excluded')
    AND coalesce(lower({treated_said}), '') NOT IN ('true', 'yes')
    AND (kind <> 'appointment.not_brought' OR NOT EXISTS (
      SELECT 1 FROM kept k WHERE k.child = m.child AND k.day > m.day AND k.day <= m.day + 42
        AND k.place = lower(coalesce(nullif(m.says_service, ''), m.agency))))
), told AS (
  SELECT child, kind AS what, on_day FROM worries
  UNION ALL
  SELECT child, '/' || area, on_day FROM (
    SELECT child, unnest(string_split(areas, '|')) AS area, on_day FROM worries) WHERE area NOT IN ('', 'system')
), gaps AS (
  SELECT child, what, on_day, lag(on_day) OVER (PARTITION BY child, what ORDER BY on_day) AS before FROM told
), episodes AS (
  SELECT child, what, on_day, before IS NULL OR on_day > before + INTERVAL 12 MONTH AS parted FROM gaps
  WHERE before IS NULL OR on_day >= before + INTERVAL 3 MONTH
), runs AS (
  SELECT child, what, count(*) FILTER (parted) OVER (PARTITION BY child, what ORDER BY on_day) AS run FROM episodes
)
SELECT DISTINCT child FROM (SELECT child FROM runs GROUP BY child, what, run HAVING count(*) >= 4)
"""

BABY_SAFETY = """
WITH marks AS (
  SELECT child, day, {mapped_said} AS mapped, lower(says_mobile) AS mobile FROM events
  WHERE kind = 'health.injury' AND arrives <= {today} AND day >= {months_12}
), sleep AS (
  SELECT child, lower({with_said}) AS worse FROM events
  WHERE kind = 'sleep.unsafe' AND arrives <= {today} AND day >= {months_12}
), babies AS (
  SELECT child, household, CASE WHEN gestation_days <> '' AND gestation_days::INTEGER < 259 THEN 1 ELSE 0 END AS early
  FROM children WHERE birth IS NULL OR birth > {years_1}
), men AS (
  SELECT DISTINCT child FROM events WHERE kind = 'household.joined' AND arrives <= {today} AND day >= {months_12}
    AND coalesce(TRY_CAST({age_said} AS INTEGER), 99) >= 16
    AND (lower({sex_said}) IN ('male', 'm', 'man') OR (coalesce({sex_said}, '') = '' AND list_has_any(
      string_split(lower({role_said}), ' '),
      ['father', 'stepfather', 'step-father', 'boyfriend', 'uncle', 'grandfather', 'partner'])))
), things AS (
  SELECT DISTINCT child, kind FROM events SEMI JOIN babies USING (child)
  WHERE arrives <= {today} AND day >= {months_12} AND (
    kind IN ('sleep.unsafe', 'adult.substance', 'health.crying_strain')
    OR (kind = 'address.moved' AND says_reason <> 'refuge')
    OR (kind = 'appointment.not_brought'
        AND (replace(lower(says_service), ' ', '-') LIKE 'health-visit%'
             OR (says_service = '' AND agency = 'health-visiting'))))
  UNION
  SELECT child, 'household.joined' FROM men SEMI JOIN babies USING (child)
), beside AS (
  SELECT DISTINCT b.child FROM babies b JOIN children c ON c.household = b.household AND c.child <> b.child
  JOIN men ON men.child = c.child WHERE b.child NOT IN (SELECT child FROM men)
), together AS (
  SELECT child, count(*) AS number FROM things GROUP BY child
)
SELECT child FROM marks JOIN children USING (child)
WHERE coalesce(lower(mapped), '') NOT IN ('true', 'yes') AND (mobile NOT IN ('', 'true', 'yes') OR (mobile = ''
  AND DATE '0001-01-01' + (day - 1) < DATE '0001-01-01' + (birth - 1) + INTERVAL 6 MONTH))
UNION
SELECT child FROM sleep WHERE regexp_matches(worse, 'alcohol|drugs|smoke|prematurity')
UNION
SELECT child FROM sleep JOIN babies USING (child) WHERE early = 1
UNION
SELECT child FROM together JOIN babies USING (child)
WHERE number + early + CASE WHEN child IN (SELECT child FROM beside) THEN 1 ELSE 0 END >= 3
"""

INJURIES_IN_A_RUN = """
SELECT child FROM events
WHERE kind = 'health.injury' AND arrives <= {today} AND day >= {months_12}
  AND says_cause NOT IN ('money', 'landlord', 'service') AND coalesce(lower({mapped_said}), '') NOT IN ('true', 'yes')
GROUP BY child HAVING count(*) >= 3 OR count(*) FILTER (list_has_any(
  string_split(translate(lower({mechanism_said}), '_-,', '   '), ' '), [{graver}])) >= 2
"""

MEDICINE_NOT_GIVEN = """
WITH missed AS (
  SELECT child, day, lower(says_condition) AS condition FROM events
  WHERE kind = 'health.medicine_gap' AND arrives <= {today} AND day >= {months_6}
    AND coalesce(lower({treated_said}), '') NOT IN ('true', 'yes')
), urgent AS (
  SELECT child, day, lower(says_condition) AS condition FROM events SEMI JOIN missed USING (child)
  WHERE kind = 'health.emergency_attendance' AND arrives <= {today} AND day >= {months_12}
    AND coalesce(lower({planned_said}), '') NOT IN ('true', 'yes')
    AND coalesce(lower({injury_said}), '') IN ('', 'false', 'no', 'none', '0', 'not_known', 'not known', 'unknown')
), named(part) AS (VALUES ('epilep'), ('diabet'), ('transplant'), ('sickle')), admitted AS (
  SELECT child, min(day) AS day FROM urgent WHERE contains(condition, 'asthma') GROUP BY child
), grave AS (
  SELECT child, day, part FROM missed JOIN named ON contains(condition, part)
  UNION ALL
  SELECT m.child, m.day, 'asthma' FROM missed m JOIN admitted a ON a.child = m.child AND m.day >= a.day - 14
  WHERE contains(m.condition, 'asthma') AND NOT EXISTS (SELECT 1 FROM named WHERE contains(m.condition, part))
)
SELECT child FROM grave GROUP BY child, part HAVING count(DISTINCT day) >= 2
UNION
SELECT g.child FROM grave g JOIN urgent u ON u.child = g.child AND u.day BETWEEN g.day AND g.day + 14
WHERE u.condition IN ('', 'medicine', 'not_known', 'not known', 'unknown') OR contains(u.condition, g.part)
"""

HELP_DECLINED = """
WITH levels AS (
  SELECT child, arg_max(says_to, (day, ref)) AS level FROM events
  WHERE kind = 'level.changed' AND arrives <= {today} AND day IS NOT NULL GROUP BY child
), services AS (
  SELECT child, kind, day, says_service AS service, agency FROM events
  WHERE kind IN ('work.opened', 'work.closed') AND arrives <= {today} AND day IS NOT NULL
), working AS (
  SELECT child FROM levels WHERE level IN ({held})
  UNION SELECT child FROM children WHERE held AND child NOT IN (SELECT child FROM levels)
  UNION SELECT o.child FROM services o WHERE o.kind = 'work.opened' AND NOT EXISTS (
    SELECT 1 FROM services c WHERE c.kind = 'work.closed' AND c.child = o.child AND c.day >= o.day
    AND CASE WHEN c.service <> '' AND o.service <> '' THEN c.service = o.service ELSE c.agency = o.agency END)
), ended AS (
  SELECT child, kind, ref, day, lower(says_need) AS need, lower(says_condition) AS condition FROM events
  WHERE kind IN ('help.declined', 'work.closed') AND arrives <= {today} AND day >= {months_12}
    AND (kind = 'help.declined' OR child NOT IN (SELECT child FROM working))
), begun AS (
  SELECT child, day, lower(says_need) AS need, lower(says_condition) AS condition FROM events
  WHERE kind IN ('help.started', 'work.opened') AND arrives <= {today} AND day IS NOT NULL
), ends AS (
  SELECT * FROM ended e WHERE NOT EXISTS (
    SELECT 1 FROM begun b WHERE b.child = e.child AND b.day > e.day AND (b.need || b.condition = ''
      OR e.need || e.condition = '' OR (b.need <> '' AND b.need IN (e.need, e.condition))
      OR (b.condition <> '' AND b.condition IN (e.need, e.condition))))
), worries AS (
  SELECT child, day FROM events WHERE worry AND arrives <= {today} AND day >= {months_12}
    AND kind <> 'action.overdue' AND says_cause NOT IN ('money', 'landlord', 'service')
)
SELECT DISTINCT child FROM (
  SELECT e.child FROM ends e JOIN worries w ON w.child = e.child AND w.day > e.day AND w.day <= e.day + 60
  GROUP BY e.child, e.ref HAVING count(*) >= 2)
"""

POVERTY_NOT_NEGLECT = """
WITH given AS (
  SELECT child, day, areas, says_cause AS cause, lower({item_said}) AS item, {instrument_said} AS tool,
         coalesce({value_said}, '') AS value, coalesce({worst_said}, '') AS worst,
         lower(coalesce(CASE WHEN {item_said} IN ('effort', {asks_effort}) THEN {value_said}
                        ELSE {effort_said} END, '')) AS effort
  FROM events WHERE kind = 'grade.given' AND arrives <= {today} AND day >= {months_12}
    AND source_type NOT IN ('carer_said', 'child_said') AND lower(says_rater_role) NOT IN ({own_sheets})
), worst AS (
  SELECT child, bool_and(lower(cause) IN ('money', 'landlord')
           AND (areas = '' OR list_contains(string_split(areas, '|'), 'physical-care'))
           AND list_has_any(string_split(translate(item, '_ ', '--'), '-'), [{needs}])) AS from_want
  FROM (SELECT *, max(day) OVER (PARTITION BY child, tool, item) AS last FROM given)
  WHERE day = last AND value <> '' AND value = worst AND item NOT IN ('effort', {asks_effort}) GROUP BY child
), tried AS (
  SELECT child, bool_and(effort = '1' OR (item NOT IN ({asks_effort}) AND effort IN ('high', 'good', 'strong', '2')))
           AS high
  FROM (SELECT *, max(day) OVER (PARTITION BY child) AS last FROM given WHERE effort <> '') WHERE day = last
  GROUP BY child
)
SELECT child FROM worst JOIN tried USING (child) WHERE from_want AND high
"""

MORE_KINDS = {
    f"{name}_said": f"json_extract_string(nullif(detail, ''), '{name}')"
    for name in (
        "age",
        "effort",
        "injury",
        "instrument",
        "item",
        "mapped",
        "mechanism",
        "planned",
        "role",
        "sex",
        "treated",
        "value",
        "with",
        "worst",
    )
} | {
    "graver": "'burn', 'burns', 'burnt', 'burned', 'scald', 'scalded', 'ingestion', 'ingested', 'swallowed', 'poison', "
    "'poisoning', 'poisoned', 'alone', 'unsupervised'",
    "needs": "'heat', 'heating', 'power', 'damp', 'food', 'meals', 'mealtimes', 'hunger', 'eat', 'clothes', "
    "'clothing', 'dressed', 'shoes', 'home', 'house', 'housing', 'live', 'room', 'rooms', 'bed', 'bedding', "
    "'furniture', 'repair'",
    "asks_effort": "'wanting-change', 'naf-taking-help', 'response-to-worry', 'hearing-a-worry'",
    "own_sheets": "'carer', 'parent', 'child', 'young_person'",
    "held": "'early_help', 'family_help', 'child_in_need', 'child_protection', 'looked_after'",
}
MORE_BY_ROW = {
    10: WIDELY_SPACED,
    32: BABY_SAFETY,
    33: INJURIES_IN_A_RUN,
    36: MEDICINE_NOT_GIVEN,
    39: HELP_DECLINED,
    44: POVERTY_NOT_NEGLECT,
}
