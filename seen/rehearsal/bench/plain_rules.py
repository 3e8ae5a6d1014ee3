"""Patterns written as rules of the library business-rules: the peer that people who set rules without code know."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import duckdb
from business_rules import run_all
from business_rules.actions import BaseActions, rule_action
from business_rules.fields import FIELD_NUMERIC
from business_rules.variables import BaseVariables, boolean_rule_variable, numeric_rule_variable

from seen.core.dates.months import months_back
from seen.rehearsal.bench.plain_sql import Rows

RULES = json.loads("""
[
  {"conditions": {"all": [
     {"name": "visits_that_failed", "operator": "greater_than_or_equal_to", "value": 3},
     {"name": "not_let_in", "operator": "greater_than_or_equal_to", "value": 1}]},
   "actions": [{"name": "ask", "params": {"row": 20}}]},
  {"conditions": {"any": [
     {"all": [
       {"name": "sorts_of_behaviour", "operator": "greater_than_or_equal_to", "value": 2},
       {"name": "days_since_a_grade", "operator": "greater_than", "value": 90}]},
     {"name": "self_harm_since_a_grade", "operator": "is_true", "value": true}]},
   "actions": [{"name": "ask", "params": {"row": 15}}]},
  {"conditions": {"any": [
     {"name": "not_brought", "operator": "greater_than_or_equal_to", "value": 2},
     {"name": "not_brought_though_urgent", "operator": "greater_than_or_equal_to", "value": 1},
     {"all": [
       {"name": "under_ten", "operator": "is_true", "value": true},
       {"name": "not_brought_in_a_year", "operator": "greater_than_or_equal_to", "value": 3},
       {"name": "appointments_in_a_year", "operator": "greater_than_or_equal_to", "value": 4},
       {"name": "percent_not_brought", "operator": "greater_than_or_equal_to", "value": 40}]}]},
   "actions": [{"name": "ask", "params": {"row": 19}}]}
]
""")
ROWS = tuple(rule["actions"][0]["params"]["row"] for rule in RULES)

NOT_LET_IN, CANCELLED = ("contact.no_access", "contact.not_seen"), "appointment.cancelled_by_family"
SELF_HARM, EXCLUDED, SUSPENDED = "health.self_harm", "school.excluded", "school.suspension"
BEHAVIOUR = (SELF_HARM, "police.missing", "police.arrest", SUSPENDED, EXCLUDED, "child.substance")
MISSED, KEPT, SOON = "appointment.not_brought", "appointment.attended", 42
GRADE, NOT_HOME = "grade.given", frozenset({"adults", "system"})
KINDS = (*NOT_LET_IN, CANCELLED, *BEHAVIOUR, MISSED, KEPT, GRADE)


class Told(NamedTuple):
    """What the rules read of an entry. `day` and the child's `birth` are ordinals, `areas` are parted by a bar."""

    child: int
    birth: int | None
    kind: str
    day: int | None
    late: str
    areas: str
    source_type: str
    rater_role: str
    urgency: str
    place: str


class OfAChild(BaseVariables):
    """What a rule may ask about one child's entries."""

    def __init__(self, entries: Sequence[Told], *, as_of: date) -> None:
        self._entries = [entry for entry in entries if entry.day is not None]
        self._today = as_of.toordinal()
        self._months = {months: months_back(as_of, months).toordinal() for months in (6, 12, 120)}

    @numeric_rule_variable
    def visits_that_failed(self) -> int:
        """Return how often in 42 days nobody got in or saw the child, or the family cancelled late."""
        return len(self._failed())

    @numeric_rule_variable
    def not_let_in(self) -> int:
        """Return how often of these it was no cancellation."""
        return sum(entry.kind != CANCELLED for entry in self._failed())

    @numeric_rule_variable
    def sorts_of_behaviour(self) -> int:
        """Return how many sorts of behaviour six months hold; a suspension is an exclusion."""
        return len({EXCLUDED if entry.kind == SUSPENDED else entry.kind for entry in self._of(BEHAVIOUR, months=6)})

    @numeric_rule_variable
    def days_since_a_grade(self) -> int:
        """Return the days since a worker graded how things are at home."""
        return self._today - self._graded()

    @boolean_rule_variable
    def self_harm_since_a_grade(self) -> bool:
        """Return whether the child came to harm by their own hand after that."""
        return any(_day(entry) > self._graded() for entry in self._of((SELF_HARM,), months=6))

    @numeric_rule_variable
    def not_brought(self) -> int:
        """Return how often in six months the child was not brought, and not seen there within six weeks after."""
        return len(self._still_missed())

    @numeric_rule_variable
    def not_brought_though_urgent(self) -> int:
        """Return how many of these were urgent."""
        return sum(entry.urgency.lower() == "urgent" for entry in self._still_missed())

    @numeric_rule_variable
    def not_brought_in_a_year(self) -> int:
        """Return how often in twelve months the child was not brought."""
        return len(self._of((MISSED,), months=12))

    @numeric_rule_variable
    def appointments_in_a_year(self) -> int:
        """Return how many appointments twelve months hold, kept or not."""
        return len(self._of((MISSED, KEPT), months=12))

    @numeric_rule_variable
    def percent_not_brought(self) -> int:
        """Return the share of these to which the child was not brought, in whole percent, none where there are none."""
        every = self.appointments_in_a_year()
        return 100 * self.not_brought_in_a_year() // every if every else 0

    @boolean_rule_variable
    def under_ten(self) -> bool:
        """Return whether the child is under ten; of unknown age, that too."""
        birth = self._entries[0].birth if self._entries else None
        return birth is None or birth > self._months[120]

    def _of(self, kinds: Sequence[str], *, months: int) -> list[Told]:
        start = self._months[months]
        return [entry for entry in self._entries if entry.kind in kinds and _day(entry) >= start]

    def _failed(self) -> list[Told]:
        since = self._today - 42
        return [
            entry
            for entry in self._entries
            if _day(entry) >= since
            and (entry.kind in NOT_LET_IN or (entry.kind == CANCELLED and entry.late.lower() in {"true", "yes"}))
        ]

    def _still_missed(self) -> list[Told]:
        kept = [entry for entry in self._entries if entry.kind == KEPT]
        return [
            missed
            for missed in self._of((MISSED,), months=6)
            if not any(one.place == missed.place and _day(missed) < _day(one) <= _day(missed) + SOON for one in kept)
        ]

    def _graded(self) -> int:
        return max((_day(entry) for entry in self._of((GRADE,), months=6) if _is_of_home(entry)), default=0)


class Asking(BaseActions):
    """What a rule does: it notes that its pattern asks about the child."""

    def __init__(self) -> None:
        self.rows: set[int] = set()

    @rule_action(params={"row": FIELD_NUMERIC})
    def ask(self, row: int) -> None:
        """Note a pattern by its row."""
        self.rows.add(row)


def rows_asked(entries: Sequence[Told], *, as_of: date) -> set[int]:
    """Return the patterns, by row, whose rule holds for one child's entries."""
    asking = Asking()
    run_all(rule_list=RULES, defined_variables=OfAChild(entries, as_of=as_of), defined_actions=asking)
    return asking.rows


def answers(connection: duckdb.DuckDBPyConnection, *, as_of: date, children: int) -> Rows:
    """Return the row and number of every one of the first so many children for whom a rule holds."""
    kinds = ", ".join(f"'{kind}'" for kind in KINDS)
    told = connection.execute(
        "SELECT child, birth, kind, day, says_late, areas, source_type, says_rater_role, says_urgency, "
        "lower(coalesce(nullif(says_service, ''), agency)) FROM events JOIN children USING (child) "
        f"WHERE child <= {children} AND kind IN ({kinds}) AND arrives <= {as_of.toordinal()} ORDER BY child"
    ).fetchall()
    by_child: Callable[[Told], int] = attrgetter("child")
    entries: Iterable[Told] = map(Told._make, told)
    return [(row, child) for child, own in groupby(entries, key=by_child) for row in rows_asked(list(own), as_of=as_of)]


def _day(entry: Told) -> int:
    return entry.day or 0


def _is_of_home(grade: Told) -> bool:
    by_a_worker = grade.source_type != "carer_said" and grade.rater_role != "carer"
    return by_a_worker and (not grade.areas or not NOT_HOME.issuperset(grade.areas.split("|")))
