"""Screens that set a child beside the brothers and sisters: in rows and, beside it, in columns.

Where something is told twice of any child of a household, each with enough of their own is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from seen.core.patterns.beside_siblings import HOWEVER_EVEN, NOT_OF_ONE, OF_THE_CHILD, tells_of_care
from seen.core.patterns.columns import Columns, among, beyond
from seen.core.patterns.grades import GIVEN, Grade, Item, graded
from seen.core.patterns.screens import Numbers, number
from seen.core.timeline.selection import Selection
from seen.core.timeline.timeline import Timeline

OF_HOMES = "max(CASE WHEN retold THEN 1 ELSE 0 END) = 1 AS retold"


@dataclass(frozen=True)
class MostOfTheWorries:
    """The household has so many worries about care, the child so many, and so large a part: so many percent of those of
    two children, so many times an equal share of those of more."""

    total: int | str
    own: int | str
    percent: int | str
    times: int | str
    months: int | str
    asks_for_entries: ClassVar[bool] = True

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether it is so."""
        own, months = number(self.own, numbers), number(self.months, numbers)
        if not timeline.siblings or not _worries(timeline, months).accounts_at_least(own):
            return False
        if _is_retold(timeline):
            return True
        told = [len(_worries(child, months).accounts) for child in (timeline, *timeline.siblings)]
        if sum(told) < number(self.total, numbers):
            return False
        if len(told) == 2:
            return told[0] * 100 >= number(self.percent, numbers) * sum(told)
        return told[0] * len(told) >= number(self.times, numbers) * sum(told)

    def in_columns(self, columns: Columns) -> str:
        """Return the same as a condition over columns."""
        worries = (
            f"{columns.events} WHERE {among(OF_THE_CHILD)} AND worry AND {columns.here}{columns.back(self.months)} "
            f"AND NOT {among(tuple(sorted(HOWEVER_EVEN)))} AND (areas = '' OR {beyond(tuple(sorted(NOT_OF_ONE)))})"
        )
        enough = f"own >= {columns.number(self.own)}"
        return f"""child IN (
WITH told AS (SELECT child, count(*) AS own FROM {worries} GROUP BY child),
near AS (SELECT c.household FROM told t JOIN children c ON c.child = t.child WHERE {enough}),
homes AS (
  SELECT household, count(*) AS many, coalesce(sum(own), 0) AS total, {OF_HOMES}
  FROM children c LEFT JOIN told t ON t.child = c.child WHERE household IN (SELECT household FROM near)
  GROUP BY household HAVING count(*) > 1
)
SELECT t.child FROM told t JOIN children c ON c.child = t.child JOIN homes h ON h.household = c.household
WHERE {enough} AND (h.retold OR total >= {columns.number(self.total)} AND (
  many = 2 AND own * 100 >= {columns.number(self.percent)} * total
  OR many > 2 AND own * many >= {columns.number(self.times)} * total)))"""


@dataclass(frozen=True)
class GradedApart:
    """The last grade of an item lies so many steps below that of a brother or sister; or so many items were graded
    alike on one day."""

    gap: int | str
    alike: int | str
    months: int | str
    asks_for_entries: ClassVar[bool] = True

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether it is so anywhere."""
        months = number(self.months, numbers)
        if not timeline.siblings or not timeline.back(months=months).of(GIVEN).accounts_at_least(1):
            return False
        own, *others = [child.back(months=months).of(GIVEN).once(graded) for child in (timeline, *timeline.siblings)]
        if not any(others):
            return False
        gap, alike = number(self.gap, numbers), number(self.alike, numbers)
        is_poorer = any(_is_poorer(own, other, gap) for other in others)
        return is_poorer or _is_retold(timeline) or _most_alike(own, others) >= alike

    def in_columns(self, columns: Columns) -> str:
        """Return the same as a condition over columns."""
        given = f"kind = '{GIVEN}' AND item <> '' AND {columns.here}{columns.back(self.months)}"
        return f"""child IN (
WITH given AS (
  SELECT child, item, day, max(steps) AS steps FROM {columns.events} WHERE {given} GROUP BY child, item, day
), homes AS (
  SELECT household, {OF_HOMES} FROM children WHERE child IN (SELECT child FROM given)
  GROUP BY household HAVING count(*) > 1
), graded AS (
  SELECT g.*, c.household, h.retold, max(day) OVER (PARTITION BY g.child, item) AS last
  FROM given g JOIN children c ON c.child = g.child JOIN homes h ON h.household = c.household
), pairs AS (
  SELECT a.child, a.item, a.day, a.day = b.day AND a.steps = b.steps AS alike,
         a.day = a.last AND b.day = b.last AND a.steps - b.steps >= {columns.number(self.gap)} AS poorer
  FROM graded a JOIN graded b ON b.household = a.household AND b.child <> a.child AND b.item = a.item
)
SELECT child FROM pairs WHERE poorer UNION SELECT child FROM graded WHERE retold
UNION SELECT child FROM pairs WHERE alike GROUP BY child, day
HAVING count(DISTINCT item) >= {columns.number(self.alike)})"""


def _worries(child: Timeline, months: int) -> Selection:
    return child.back(months=months).of(*OF_THE_CHILD).worries().always(tells_of_care)


def _is_retold(timeline: Timeline) -> bool:
    return any(child.retold for child in (timeline, *timeline.siblings))


def _is_poorer(own: Mapping[Item, list[Grade]], other: Mapping[Item, list[Grade]], gap: int) -> bool:
    return any(item in other and given[-1].steps - other[item][-1].steps >= gap for item, given in own.items())


def _most_alike(own: Mapping[Item, list[Grade]], others: Sequence[Mapping[Item, list[Grade]]]) -> int:
    """Return the most items graded on one day as that of a brother or sister was on it."""
    beside = {(item, one.day, one.steps) for other in others for item, given in other.items() for one in given}
    days = [one.day for item, given in own.items() for one in given if (item, one.day, one.steps) in beside]
    return max((days.count(day) for day in set(days)), default=0)
