"""Screens closer than counting, for patterns of which counting leaves too many: in rows and, beside it, in columns.

They hold wherever the pattern could be found, as every screen does. What reads accounts joined in rows keeps, in
columns, each child of whom something is told twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from seen.core.dates.months import months_back
from seen.core.patterns.columns import Columns, among, quoted
from seen.core.patterns.conditions import may_be_one_service
from seen.core.patterns.screens import Kinds, Numbers, Screen, number
from seen.core.timeline.child import LEVELS
from seen.core.timeline.event import Event
from seen.core.timeline.selection import CAUSED_ELSEWHERE, days, is_caused_elsewhere, is_worry
from seen.core.timeline.timeline import Timeline, covers
from seen.core.timeline.work import is_lowered

SHORTEST_MONTH = 28


@dataclass(frozen=True)
class Beside:
    """Another child of the household for whom a screen holds."""

    screen: Screen

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether there is one."""
        return any(self.screen.holds(sibling, numbers) for sibling in timeline.siblings)

    def in_columns(self, columns: Columns) -> str:
        """Return the same as a condition over columns."""
        everyone = Columns(columns.as_of, columns.numbers, columns.each_area)
        others = f"SELECT household, child AS other FROM children WHERE {everyone.condition(self.screen)}"
        return (
            f"child IN (SELECT one.child FROM children one JOIN ({others}) AS beside "
            "ON beside.household = one.household AND beside.other <> one.child)"
        )


MOVES = ("", "true", "yes")
"""How a mark says that the child moves about, or says nothing of it."""


@dataclass(frozen=True)
class MayNotMove:
    """The child was so young some months ago, or is said not to move about, in itself or with a mark."""

    ago: int | str
    under: int | str

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether it may be so; a child of unknown age was so young."""
        months = number(self.ago, numbers) + number(self.under, numbers)
        birth = timeline.child.birth
        young = birth is None or birth > months_back(timeline.as_of, months)
        told = timeline.of("health.injury").where(lambda event: event.says("mobile").lower() not in MOVES)
        return young or timeline.child.mobile is False or told.accounts_at_least(1)

    def in_columns(self, columns: Columns) -> str:
        """Return the same as a condition over columns, which hold nothing of how a child moves but what marks say."""
        months = columns.number(self.ago) + columns.number(self.under)
        young = f"birth IS NULL OR birth > {months_back(columns.as_of, months).toordinal()}"
        told = columns.any_of(("health.injury",), f" AND lower(says_mobile) NOT IN ({quoted(MOVES)})")
        return f"({young} OR {told})"


@dataclass(frozen=True)
class Disabled:
    """The child is known to be disabled."""

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether it is so."""
        return timeline.child.disabled is True

    def in_columns(self, columns: Columns) -> str:
        """Return the same as a condition over columns."""
        return "is_disabled"


@dataclass(frozen=True)
class Lowered:
    """The level of need was made lower (`from` and `to` say so) in so many months."""

    months: int | str

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether it was."""
        changed = timeline.back(months=number(self.months, numbers)).of("level.changed")
        return changed.where(is_lowered).accounts_at_least(1)

    def in_columns(self, columns: Columns) -> str:
        """Return the same as a condition over columns."""
        lower = (f"says_to = '{to}' AND says_from IN ({quoted(LEVELS[at + 1 :])})" for at, to in enumerate(LEVELS[:-1]))
        said = " OR ".join(f"({one})" for one in lower)
        return columns.any_of(("level.changed",), f"{columns.back(self.months)} AND ({said})")


@dataclass(frozen=True)
class Unanswered:
    """An account of these kinds lies after every event of the other kinds, but for those that name another service."""

    of: Kinds
    by: Kinds

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether there is one."""
        if timeline.retold:
            return True
        answers = [(day, answer) for answer in timeline.of(*self.by) if (day := answer.day)]
        return any(
            event.day is not None
            and not any(day >= event.day and may_be_one_service(answer, event) for day, answer in answers)
            for event in timeline.of(*self.of)
        )

    def in_columns(self, columns: Columns) -> str:
        """Return the same as a condition over columns."""
        dated = f"{columns.events} WHERE {columns.here} AND day IS NOT NULL"
        rows = f"SELECT child, day, lower(says_service) AS service FROM {dated}"
        return columns.joined_accounts(
            f"child IN (SELECT q.child FROM ({rows} AND {among(self.of)}) AS q WHERE NOT EXISTS "
            f"(SELECT 1 FROM ({rows} AND {among(self.by)}) AS a WHERE a.child = q.child AND a.day >= q.day "
            "AND (a.service = '' OR q.service = '' OR a.service = q.service)))"
        )


@dataclass(frozen=True)
class HeldAlone:
    """Something so grave in a window, after every referral of the agency that wrote it; of some kinds, graver still."""

    severity: int | str
    months: int | str
    graver: Kinds

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether there is."""
        if timeline.retold:
            return True
        referred = {event.agency: event.day for event in timeline.of("referral.made") if event.day}
        least = number(self.severity, numbers)
        return any(
            event.severity >= least + (event.kind in self.graver)
            and not (event.day and (day := referred.get(event.agency)) and day >= event.day)
            for event in timeline.back(months=number(self.months, numbers)).of("*")
        )

    def in_columns(self, columns: Columns) -> str:
        """Return the same as a condition over columns."""
        least = columns.number(self.severity)
        last = f"SELECT child, agency, max(day) AS day FROM {columns.events} WHERE {columns.here}"
        grave = (
            f"({last} {columns.back(self.months)} AND severity >= {least} "
            f"AND (severity > {least} OR NOT {among(self.graver)}) GROUP BY child, agency)"
        )
        referred = f"({last} AND kind = 'referral.made' GROUP BY child, agency)"
        return columns.joined_accounts(
            f"child IN (SELECT g.child FROM {grave} AS g LEFT JOIN {referred} AS r "
            "ON r.child = g.child AND r.agency = g.agency WHERE r.day IS NULL OR r.day < g.day)"
        )


@dataclass(frozen=True)
class ComesBack:
    """Worries of one area of care, or of one kind, lie in so many groups or more, with so many months between two.

    Of worries that neither money nor a landlord nor a service caused, grave ones and those from `sources`; `never` are
    kinds that do not count. Those of the kinds `unsure` may turn out not to count: each may be one more time, and none
    joins what lies before it to what comes after. A month is taken as its shortest, and `system` is no area of care.
    """

    times: int | str
    apart: int | str
    months: int | str
    severity: int
    sources: Kinds
    never: Kinds = ()
    unsure: Kinds = ()

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether they do."""
        if timeline.retold:
            return True
        times, apart = number(self.times, numbers), SHORTEST_MONTH * number(self.apart, numbers)
        worries = timeline.back(months=number(self.months, numbers)).of("*").where(self._counts)
        if not worries.accounts_at_least(times):
            return False
        groups: dict[tuple[str, bool], list[Event]] = {}
        for event in worries:
            for group in ((event.kind, False), *((area, True) for area in event.areas if area != "system")):
                groups.setdefault(group, []).append(event)
        return any(self._times(group, apart) >= times for group in groups.values())

    def in_columns(self, columns: Columns) -> str:
        """Return the same as a condition over columns."""
        apart = SHORTEST_MONTH * columns.number(self.apart)
        rows = (
            f"{columns.events} WHERE worry AND {columns.here}{columns.back(self.months)} AND NOT {among(self.never)} "
            f"AND says_cause NOT IN ({quoted(sorted(CAUSED_ELSEWHERE))}) "
            f"AND (severity >= {self.severity} OR source_type IN ({quoted(self.sources)}))"
        )
        sure = f"CASE WHEN {among(self.unsure)} THEN NULL ELSE day END AS sure"
        groups = (
            f"SELECT child, kind AS what, day, {sure} FROM {rows} UNION ALL SELECT child, what, day, sure FROM "
            f"(SELECT child, {columns.each_area} AS what, day, {sure} FROM {rows}) AS by_area "
            "WHERE what NOT IN ('', 'system')"
        )
        earlier = "PARTITION BY child, what ORDER BY day RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"
        gaps = f"SELECT child, what, day, day - max(sure) OVER ({earlier}) AS gap FROM ({groups}) AS told"
        anew = f"count(DISTINCT CASE WHEN gap IS NULL OR gap >= {apart} THEN day END)"
        return columns.joined_accounts(
            f"child IN (SELECT child FROM ({gaps}) AS gaps GROUP BY child, what "
            f"HAVING {anew} >= {columns.number(self.times)})"
        )

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
