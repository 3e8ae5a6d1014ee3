"""Screens of school attendance: in rows and, beside it, in columns; one of whom something is told twice is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from seen.core.patterns.columns import Columns, among, quoted
from seen.core.patterns.school import Sessions, sessions_of
from seen.core.patterns.screens import Numbers, number
from seen.core.timeline.event import Event
from seen.core.timeline.selection import CAUSED_ELSEWHERE, is_caused_elsewhere
from seen.core.timeline.timeline import Timeline

ATTENDANCE = "school.attendance"


@dataclass(frozen=True)
class SchoolMissed:
    """Of the sessions recorded in a window, so many and more, `most` percent or fewer were attended."""

    sessions: int | str
    most: int | str
    months: int | str
    asks_for_entries: ClassVar[bool] = True

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether they were."""
        if timeline.retold:
            return True
        most = number(self.most, numbers)
        if not any((one.possible - one.missed) * 100 <= most * one.possible for one in _ever(timeline)):
            return False  # whatever the window holds: waiting changes nothing
        read = _read(timeline.back(months=number(self.months, numbers)).of(ATTENDANCE))
        possible, missed = sum(one.possible for _, one in read), sum(one.missed for _, one in read)
        attended = (possible - missed) * 100
        return possible >= number(self.sessions, numbers) and attended <= most * possible

    def in_columns(self, columns: Columns) -> str:
        """Return the same as a condition over columns."""
        attended = f"sum(possible - missed) * 100 <= {columns.number(self.most)} * sum(possible)"
        return columns.joined_accounts(
            columns.having(
                f"{_at_school()}{columns.back(self.months)}",
                f"sum(possible) >= {columns.number(self.sessions)} AND {attended}",
            )
        )


@dataclass(frozen=True)
class SchoolFell:
    """Attendance of the last weeks lies so many points below that of the months before; mostly nobody explained it."""

    sessions: int | str
    points: int | str
    weeks: int | str
    months: int | str
    mostly: int | str
    asks_for_entries: ClassVar[bool] = True

    def holds(self, timeline: Timeline, numbers: Numbers) -> bool:
        """Return whether it does, of so many sessions at least in each."""
        if timeline.retold:
            return True
        least, points = number(self.sessions, numbers), number(self.points, numbers)
        if not any(one.missed * 100 >= points * one.possible for one in _ever(timeline)):
            return False  # likewise: the part missed now is more by so many points, so of one record it is as much
        recent = timeline.back(days=7 * number(self.weeks, numbers)).of(ATTENDANCE)
        refs = {event.ref for event in recent}
        now, every = _read(recent), _read(timeline.back(months=number(self.months, numbers)).of(ATTENDANCE))
        before = [(event, said) for event, said in every if event.ref not in refs]
        of_now, of_before = sum(one.possible for _, one in now), sum(one.possible for _, one in before)
        missed_now, missed_before = sum(one.missed for _, one in now), sum(one.missed for _, one in before)
        return (
            of_now >= least
            and of_before >= least
            and (missed_now * of_before - missed_before * of_now) * 100 >= points * of_before * of_now
            and sum(one.unexplained for _, one in now) * 100 > number(self.mostly, numbers) * missed_now
        )

    def in_columns(self, columns: Columns) -> str:
        """Return the same as a condition over columns."""
        recent = f"day >= {columns.as_of.toordinal() - 7 * columns.number(self.weeks)}"
        told = ("possible", "missed", "unexplained")
        now = {name: f"sum(CASE WHEN {recent} THEN {name} ELSE 0 END)" for name in told}
        old = {name: f"sum(CASE WHEN {recent} THEN 0 ELSE {name} END)" for name in told}
        least, points = columns.number(self.sessions), columns.number(self.points)
        lost = f"({now['missed']} * {old['possible']} - {old['missed']} * {now['possible']}) * 100"
        return columns.joined_accounts(
            columns.having(
                f"{_at_school()}{columns.back(self.months)}",
                f"{now['possible']} >= {least} AND {old['possible']} >= {least} "
                f"AND {lost} >= {points} * {old['possible']} * {now['possible']} "
                f"AND {now['unexplained']} * 100 > {columns.number(self.mostly)} * {now['missed']}",
            )
        )


def _ever(timeline: Timeline) -> list[Sessions]:
    """Return what each record says, of any time: a part that none of them says, no window of them says."""
    return [one for _, one in timeline.once(_read, ATTENDANCE)]


def _read(records: Sequence[Event]) -> list[tuple[Event, Sessions]]:
    return [(event, said) for event in records if not is_caused_elsewhere(event) and (said := sessions_of(event))]


def _at_school() -> str:
    return f"{among((ATTENDANCE,))} AND says_cause NOT IN ({quoted(sorted(CAUSED_ELSEWHERE))})"
