"""Screens closer than counting, for patterns of which counting leaves too many: in rows and, beside it, in columns.

They hold wherever the pattern could be found, as every screen does. What reads accounts joined in rows keeps, in
columns, each child of whom something is told twice.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from seen.core.dates.months import months_back
from seen.core.patterns.columns import Columns, among, quoted
from seen.core.patterns.conditions import (
    OWN_SHEETS,
    OWN_WORDS,
    after_working_days,
    given_by_a_worker,
    may_be_one_service,
)
from seen.core.patterns.grades import GIVEN
from seen.core.patterns.screens import Kinds, Numbers, Screen, number
from seen.core.timeline.child import LEVELS
from seen.core.timeline.timeline import Timeline
from seen.core.timeline.work import is_lowered


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
    asks_for_entries: ClassVar[bool] = True

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
class NotGradedSince:
    """A worker gave a grade so many days ago or more, and none since."""

    days: int | str
    asks_for_entries: ClassVar[bool] = True

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether it is so."""
        last = timeline.of(GIVEN).where(given_by_a_worker).last
        return bool(last and last.day and timeline.reached(last.day + timedelta(number(self.days, numbers))))

    def in_columns(self, columns: Columns) -> str:
        """Return the same as a condition over columns."""
        by_a_worker = (
            f"kind = '{GIVEN}' AND lower(says_rater_role) NOT IN ({quoted(sorted(OWN_SHEETS))}) "
            f"AND source_type NOT IN ({quoted(sorted(OWN_WORDS))})"
        )
        long_ago = columns.as_of.toordinal() - columns.number(self.days)
        return columns.joined_accounts(columns.having(by_a_worker, f"max(day) <= {long_ago}"))


@dataclass(frozen=True)
class Unanswered:
    """An account of these kinds lies after every event of the other kinds, but for those that name another service."""

    of: Kinds
    by: Kinds
    asks_for_entries: ClassVar[bool] = True

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
    """Something so grave in a window, so many working days ago or more, after every referral of the agency that wrote
    it and named in no decision on sharing; of some kinds, graver still. A working day is taken as a day."""

    severity: int | str
    working_days: int | str
    months: int | str
    graver: Kinds
    decided: Kinds
    asks_for_entries: ClassVar[bool] = True

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether there is."""
        if timeline.retold:
            return True
        least, days = number(self.severity, numbers), number(self.working_days, numbers)
        window = timeline.back(months=number(self.months, numbers)).of("*")
        grave = window.where(lambda event: event.severity >= least + (event.kind in self.graver)).accounts
        if not grave:
            return False
        referred = {event.agency: event.day for event in timeline.of("referral.made") if event.day}
        decided = {ref for event in timeline.of(*self.decided) for ref in event.lists("events")}
        return any(
            event.ref not in decided
            and not ((day := referred.get(event.agency)) and event.day and day >= event.day)
            and _has_waited(timeline, max(told for told in (event.day, event.recorded) if told), days)
            for event in grave
        )

    def in_columns(self, columns: Columns) -> str:
        """Return the same as a condition over columns."""
        least, waited = columns.number(self.severity), columns.as_of.toordinal() - columns.number(self.working_days)
        grave = (
            f"(SELECT child, agency, day, ref FROM {columns.events} WHERE severity >= {least} AND arrives <= {waited}"
            f"{columns.back(self.months)} AND (severity > {least} OR NOT {among(self.graver)}))"
        )
        referred = (
            f"(SELECT child, agency, max(day) AS day FROM {columns.events} WHERE {columns.here} "
            "AND kind = 'referral.made' GROUP BY child, agency)"
        )
        decided = f"(SELECT child, named FROM {columns.events} WHERE {columns.here} AND {among(self.decided)})"
        return columns.joined_accounts(
            f"child IN (SELECT g.child FROM {grave} AS g LEFT JOIN {referred} AS r "
            "ON r.child = g.child AND r.agency = g.agency WHERE (r.day IS NULL OR r.day < g.day) AND "
            f"(instr(g.ref, '|') > 0 OR NOT EXISTS (SELECT 1 FROM {decided} AS d WHERE d.child = g.child "
            "AND instr(d.named, '|' || g.ref || '|') > 0)))"
        )


def _has_waited(timeline: Timeline, since: date, days: int) -> bool:
    """Return whether so many days have passed; where not, the day to look again is when the working days have."""
    return timeline.as_of >= since + timedelta(days) or timeline.reached(after_working_days(timeline, since, days))
