"""Statutory and local clocks: by when something is due, and how that was counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from seen.core.dates.calendar_spans import written
from seen.core.dates.months import months_on
from seen.core.dates.working_days import Calendar


class Unit(StrEnum):
    """What a clock counts in."""

    WORKING_DAYS = "working-days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock: how many of which unit, counted from what, to what; and the guidance (with its edition) behind it."""

    name: str
    count: int
    unit: Unit
    starts: str
    ends: str
    source: str


@dataclass(frozen=True, slots=True)
class Due:
    """The answer of a clock. `counted` is a plain sentence."""

    clock: Clock
    start: date
    due: date
    counted: str


def clocks_from(entries: Mapping[str, Any]) -> dict[str, Clock]:
    """Return the clocks by name from the table `clock` of clocks.toml."""
    return {name: Clock(name, unit=Unit(entry["unit"]), **_others(entry)) for name, entry in entries.items()}


def due(clock: Clock, *, start: date, calendar: Calendar) -> Due:
    """Return when a clock that starts on a day is due. Refuses beyond the years of the calendar."""
    calendar.is_working(start)  # refuses a start outside its years
    if clock.unit is Unit.MONTHS:
        return _due_in_months(clock, start, calendar)
    on = calendar.add(start, clock.count)
    days = "working day" if clock.count == 1 else "working days"
    counted = f"{clock.count} {days} after {written(start)}, which is day 0; day 1 is {written(calendar.next(start))}"
    return Due(clock, start, on, f"{counted}{_passed_over((on - start).days - clock.count)}.")


def _due_in_months(clock: Clock, start: date, calendar: Calendar) -> Due:
    on = months_on(start, clock.count)
    counted = f"{clock.count} calendar months after {written(start)}."
    worked = calendar.last_by(on)
    if worked != on:
        counted += f" It is not a working day: the last one before it is {written(worked)}."
    return Due(clock, start, on, counted)


def _passed_over(days: int) -> str:
    if days == 1:
        return "; 1 day that is not worked was passed over"
    return f"; {days} days that are not worked were passed over" if days else ""


def _others(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: entry[key] for key in ("count", "starts", "ends", "source")}
