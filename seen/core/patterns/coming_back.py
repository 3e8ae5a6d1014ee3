"""A screen of worries that come back with months between: in rows and, beside it, in columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from seen.core.patterns.columns import Columns, among, quoted
from seen.core.patterns.conditions import not_followed_up
from seen.core.patterns.screens import Kinds, Numbers, number
from seen.core.timeline.event import Event
from seen.core.timeline.selection import CAUSED_ELSEWHERE, Selection, days, is_caused_elsewhere, is_worry
from seen.core.timeline.timeline import Timeline, covers

SHORTEST_MONTH = 28
MISSED, ATTENDED = "appointment.not_brought", "appointment.attended"


@dataclass(frozen=True)
class ComesBack:
    """Worries of one area of care, or of one kind, lie in so many groups or more, with so many months between two.

    Of worries that neither money nor a landlord nor a service caused, grave ones and those from `sources`; `never` are
    kinds that do not count, nor does an appointment missed that one attended at the same service within `made_up_weeks`
    made up for. Those of the kinds `unsure` may turn out not to count: each may be one more time, and none joins what
    lies before it to what comes after. A month is taken as its shortest, and `system` is no area of care.
    """

    times: int | str
    apart: int | str
    months: int | str
    severity: int
    sources: Kinds
    never: Kinds = ()
    unsure: Kinds = ()
    made_up_weeks: int | str = 0
    asks_for_entries: ClassVar[bool] = True

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether they do."""
        if timeline.retold:
            return True
        times, apart = number(self.times, numbers), SHORTEST_MONTH * number(self.apart, numbers)
        worries = timeline.back(months=number(self.months, numbers)).of("*").where(self._counts)
        if not worries.accounts_at_least(times):
            return False
        made_up = self._made_up(timeline, worries, numbers)
        groups: dict[tuple[str, bool], list[Event]] = {}
        for event in worries.accounts:
            if event.ref in made_up:
                continue
            for group in ((event.kind, False), *((area, True) for area in event.areas if area != "system")):
                groups.setdefault(group, []).append(event)
        return any(self._times(group, apart) >= times for group in groups.values())

    def in_columns(self, columns: Columns) -> str:
        """Return the same as a condition over columns."""
        apart, times = SHORTEST_MONTH * columns.number(self.apart), columns.number(self.times)
        service = "lower(CASE WHEN says_service <> '' THEN says_service ELSE agency END) AS service"
        earlier = "PARTITION BY child, what ORDER BY day RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"
        return columns.joined_accounts(f"""child IN (
WITH told AS (
  SELECT child, kind, areas, day, {service}, CASE WHEN {among(self.unsure)} THEN NULL ELSE day END AS sure
  FROM {columns.events} WHERE worry AND {columns.here}{columns.back(self.months)} AND NOT {among(self.never)}
  AND says_cause NOT IN ({quoted(sorted(CAUSED_ELSEWHERE))})
  AND (severity >= {self.severity} OR source_type IN ({quoted(self.sources)}))
), few AS (SELECT child FROM told GROUP BY child HAVING count(DISTINCT day) >= {times}
), attended AS (
  SELECT child, day, {service} FROM {columns.events}
  WHERE kind = '{ATTENDED}' AND {columns.here} AND child IN (SELECT child FROM few)
), counted AS (
  SELECT child, kind, areas, day, sure FROM told t WHERE child IN (SELECT child FROM few)
  AND NOT (kind = '{MISSED}' AND EXISTS (SELECT 1 FROM attended a WHERE a.child = t.child AND a.service = t.service
           AND a.day > t.day AND a.day <= t.day + {7 * columns.number(self.made_up_weeks)}))
), groups AS (
  SELECT child, kind AS what, day, sure FROM counted UNION ALL SELECT child, what, day, sure FROM (
    SELECT child, {columns.each_area} AS what, day, sure FROM counted) AS by_area WHERE what NOT IN ('', 'system')
), gaps AS (SELECT child, what, day, day - max(sure) OVER ({earlier}) AS gap FROM groups)
SELECT child FROM gaps GROUP BY child, what
HAVING count(DISTINCT CASE WHEN gap IS NULL OR gap >= {apart} THEN day END) >= {times})""")

    def _made_up(self, timeline: Timeline, worries: Selection, numbers: Numbers) -> set[str]:
        missed, weeks = worries.where(lambda event: event.kind == MISSED), number(self.made_up_weeks, numbers)
        if not weeks or not missed:
            return set()
        still = {event.ref for event in not_followed_up(missed, timeline=timeline, weeks=weeks)}
        return {event.ref for event in missed} - still

    def _counts(self, event: Event) -> bool:
        known = event.severity >= self.severity or event.source_type in self.sources
        return known and is_worry(event) and not is_caused_elsewhere(event) and not covers(self.never, event.kind)

    def _times(self, group: Sequence[Event], apart: int) -> int:
        """Return on how many days what surely counts lay so far back, or was not there yet."""
        sure = {event.day for event in group if not covers(self.unsure, event.kind)}
        times, before = 0, None
        for day in dict.fromkeys(days(group)):
            times += before is None or (day - before).days >= apart
            before = day if day in sure else before
        return times
