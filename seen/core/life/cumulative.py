"""How many separate worries and strengths were recorded, added up over a life: how much was noted, never a risk."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from seen.core.life.axis import Axis, Span
from seen.core.life.bars import Bar
from seen.core.life.lanes import Lane, Placed, at, cells
from seen.core.life.strip import Strip

MANY = 20
"""Entries that files brought on one day, from which a picture says so: a line may rise because of it alone."""
CLOSED, REFERRED = "work.closed", "referral.made"


@dataclass(frozen=True, slots=True)
class Line:
    """What was added up: (day, how many until then), one step for each day on which something was added; `undated` have
    no place in it. Accounts of one event count once, at the first day that any of them gives."""

    steps: tuple[tuple[date, int], ...]
    undated: int

    @property
    def dated(self) -> int:
        """Return how many stand in the line."""
        return self.steps[-1][1] if self.steps else 0

    @property
    def total(self) -> int:
        """Return how many there are, with and without a date."""
        return self.dated + self.undated

    def until(self, day: date) -> int:
        """Return how many there are up to a day, that day in."""
        return next((count for on, count in reversed(self.steps) if on <= day), 0)


@dataclass(frozen=True, slots=True)
class YearAdded:
    """What one calendar year added, or (`year` None) what has no date."""

    year: int | None
    worries: int
    strengths: int
    closed: int
    again: int
    imported: int


@dataclass(frozen=True, slots=True)
class Cumulative:
    """The picture, of what was recorded in the days `shown`: up to today, though an unborn child's axis goes on.

    `open` is when any work was open; `agencies` and `sources` who wrote and how it was known, most first, of every
    entry; the lanes are what may explain a step.
    """

    axis: Axis
    shown: Span
    worries: Line
    strengths: Line
    open: tuple[Span, ...]
    closed: Lane
    again: Lane
    imported: Lane
    agencies: tuple[tuple[str, str, int], ...]
    sources: tuple[tuple[str, int], ...]
    years: tuple[YearAdded, ...]
    total: int


def cumulative(strip: Strip, *, as_of: date) -> Cumulative:
    """Return the picture of the same entries, on the axis of the whole-life picture."""
    found = strip.entries
    shown = Span(strip.life.since, max(strip.life.since, min(strip.life.until, as_of)))
    worries = line(one for one in found if one.worry)
    strengths = line(one for one in found if one.moment.polarity > 0)
    closed = [one for one in found if one.moment.kind == CLOSED]
    again, brought = _again(found), _brought(found)
    return Cumulative(
        axis=strip.axis,
        shown=shown,
        worries=worries,
        strengths=strengths,
        open=_open((*strip.work.bars, *strip.levels.bars), shown),
        closed=Lane("closed", "", cells(closed, strip.axis)),
        again=Lane("again", "", cells(again, strip.axis)),
        imported=Lane("imported", "", cells(brought, strip.axis), leads=False),
        agencies=_agencies(found),
        sources=tuple(Counter(one.moment.source_type for one in found).most_common()),
        years=_years(strip, worries, strengths, (closed, again, brought)),
        total=len(found),
    )


def line(found: Iterable[Placed]) -> Line:
    """Return entries added up: accounts that people said are one event count once."""
    first: dict[object, date | None] = {}
    for moment, day, *_ in found:
        key = moment.event or moment.ref
        known = first.get(key)
        first[key] = min(known, day) if known and day else known or day
    added = Counter(day for day in first.values() if day)
    steps, count = [], 0
    for day in sorted(added):
        count += added[day]
        steps.append((day, count))
    return Line(tuple(steps), len(first) - count)


def _again(found: Iterable[Placed]) -> list[Placed]:
    """Return the referrals after the first, or after any work was closed."""
    turns = [(one.day, one.moment.kind, one) for one in found if one.day and one.moment.kind in (CLOSED, REFERRED)]
    ordered = sorted(turns, key=lambda turn: turn[:2])
    return [one for _, kind, one in ordered[1:] if kind == REFERRED]


def _brought(found: Iterable[Placed]) -> list[Placed]:
    """Return what files brought, many on one day, at the day on which it reached the record."""
    days: dict[date, list[Placed]] = defaultdict(list)
    for one in found:
        if one.moment.imported:
            days[one.moment.recorded].append(one)
    return [at(one, day) for day, came in days.items() if len(came) >= MANY for one in came]


def _open(found: Iterable[Bar], shown: Span) -> tuple[Span, ...]:
    """Return when any work was open, what overlaps as one. Work whose beginning nobody wrote has no place here."""
    joined: list[Span] = []
    spans = [Span(bar.since, bar.until or shown.until) for bar in found if bar.since and bar.name != "universal"]
    for span in sorted(spans):
        if joined and span.since <= joined[-1].until:
            joined[-1] = Span(joined[-1].since, max(joined[-1].until, span.until))
        else:
            joined.append(span)
    return tuple(joined)


def _agencies(found: Iterable[Placed]) -> tuple[tuple[str, str, int], ...]:
    keys = {one.moment.agency: one.moment.agency_id for one in found}
    wrote = Counter(one.moment.agency for one in found)
    ordered = sorted(wrote.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((name, str(keys[name] or ""), count) for name, count in ordered)


def _years(strip: Strip, worries: Line, strengths: Line, beside: tuple[Sequence[Placed], ...]) -> tuple[YearAdded, ...]:
    """Return what each year added; what files brought by the year in which it reached the record."""
    added = [_by_year(one) for one in (worries, strengths)]
    added += [Counter(one.day.year if one.day else None for one in some) for some in beside]
    last = max([strip.life.until.year, *(year for some in added for year in some if year)])
    undated = [None] if any(some[None] for some in added) else []
    years = (*range(strip.life.since.year, last + 1), *undated)
    return tuple(YearAdded(year, *(some[year] for some in added)) for year in years)


def _by_year(one: Line) -> Counter[int | None]:
    found: Counter[int | None] = Counter({None: one.undated})
    before = 0
    for day, count in one.steps:
        found[day.year] += count - before
        before = count
    return found
