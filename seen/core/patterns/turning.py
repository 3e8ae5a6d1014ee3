"""A screen of what turned: better by a meeting and worse after it. In rows and, beside it, in columns."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import ClassVar

from seen.core.patterns.columns import Columns, among, quoted
from seen.core.patterns.grades import GIVEN, grades_of
from seen.core.patterns.screens import Kinds, Numbers, number
from seen.core.timeline.event import Event
from seen.core.timeline.selection import CAUSED_ELSEWHERE, days, is_caused_elsewhere
from seen.core.timeline.timeline import Timeline


@dataclass(frozen=True)
class BetterThenWorse:
    """So many meetings of some kinds in a window have something better in the days by them, and worse in those after.

    Better is a strength that rests on more than a carer's word, or a better grade; worse is a worry that money, a
    landlord or a service did not cause, or a worse grade. One of whom something is told twice is kept.
    """

    cycles: int | str
    of: str
    kinds: Kinds
    before: int | str
    after: int | str
    months: int | str
    asks_for_entries: ClassVar[bool] = True

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether there are so many."""
        if timeline.retold:
            return True
        cycles, months = number(self.cycles, numbers), number(self.months, numbers)
        held = timeline.back(months=months).of(self.of).where(lambda event: event.says("kind") in self.kinds)
        if not held.accounts_at_least(cycles):
            return False
        window = timeline.back(months=months + 1).of("*")
        came, went = _graded_anew(timeline)
        worse = sorted(went + days(window.worries().where(_is_of_care).accounts))
        better = sorted(came + days(window.strengths().where(_is_seen).accounts))
        before, after = timedelta(number(self.before, numbers)), timedelta(number(self.after, numbers))
        turned = (
            _lies_in(worse, day + timedelta(1), day + after) and _lies_in(better, day - before, day)
            for day in days(held.accounts)
        )
        return sum(turned) >= cycles

    def in_columns(self, columns: Columns) -> str:
        """Return the same as a condition over columns."""
        cycles, months = columns.number(self.cycles), columns.number(self.months)
        of_few = f"FROM {columns.events} WHERE child IN (SELECT child FROM few) AND {columns.here}"
        worse = f"worry AND says_cause NOT IN ({quoted(sorted(CAUSED_ELSEWHERE))})"
        return columns.joined_accounts(f"""child IN (
WITH held AS (
  SELECT child, day FROM {columns.events} WHERE {among((self.of,))} AND says_kind IN ({quoted(self.kinds)})
  AND {columns.here}{columns.back(months)}
), few AS (SELECT child FROM held GROUP BY child HAVING count(*) >= {cycles}
), graded AS (
  SELECT child, day, max(steps) - lag(max(steps)) OVER (PARTITION BY child, item ORDER BY day) AS by_steps
  {of_few} AND {among((GIVEN,))} AND item <> '' AND day IS NOT NULL GROUP BY child, item, day
), turned AS (
  SELECT child, day, by_steps > 0 AS worse FROM graded WHERE by_steps <> 0
  UNION ALL SELECT child, day, {worse} {of_few}{columns.back(months + 1)}
  AND ({worse} OR polarity > 0 AND source_type <> 'carer_said')
)
SELECT child FROM held WHERE EXISTS (SELECT 1 FROM turned w WHERE w.child = held.child AND w.worse
    AND w.day > held.day AND w.day <= held.day + {columns.number(self.after)})
  AND EXISTS (SELECT 1 FROM turned b WHERE b.child = held.child AND NOT b.worse
    AND b.day <= held.day AND b.day >= held.day - {columns.number(self.before)})
GROUP BY child HAVING count(*) >= {cycles})""")


def _graded_anew(timeline: Timeline) -> tuple[list[date], list[date]]:
    """Return the days on which an item was graded better than before, and those on which one was graded worse."""
    came, went = list[date](), list[date]()
    for given in grades_of(timeline).values():
        for earlier, later in pairwise(given):
            if later.steps < earlier.steps:
                came.append(later.day)
            elif later.steps > earlier.steps:
                went.append(later.day)
    return came, went


def _is_of_care(event: Event) -> bool:
    return not is_caused_elsewhere(event)


def _is_seen(event: Event) -> bool:
    return event.source_type != "carer_said"


def _lies_in(on: Sequence[date], first: date, last: date) -> bool:
    return bisect_right(on, last) > bisect_left(on, first)
