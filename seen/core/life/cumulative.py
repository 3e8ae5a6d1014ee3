"""How many separate worries and strengths were recorded, added up over a life: how much was noted, never a risk."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from seen.core.life.axis import Axis, Span
from seen.core.life.bars import Bar
from seen.core.life.lanes import Lane, Placed, cells, of_kinds
from seen.core.life.moment import Moment
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
    """The picture. `open` is when any work was open; `agencies` and `sources` who wrote and how it was known, most
    first, of every entry; the lanes are what may explain a step."""

    axis: Axis
    life: Span
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


def cumulative(strip: Strip, moments: Sequence[Moment]) -> Cumulative:
    """Return the picture of the same entries, on the axis of the whole-life picture."""
    placed = [Placed(moment, moment.day) for moment in moments]
    worries = line(one for one in placed if one.moment.is_worry)
    strengths = line(one for one in placed if one.moment.polarity > 0)
    again, brought = _again(placed), _brought(moments)
    return Cumulative(
        axis=strip.axis,
        life=strip.life,
        worries=worries,
        strengths=strengths,
        open=_open((*strip.work.bars, *strip.levels.bars), strip.life),
        closed=of_kinds("closed", placed, [CLOSED], strip.axis),
        again=Lane("again", "", cells(again, strip.axis)),
        imported=Lane("imported", "", cells(brought, strip.axis), leads=False),
        agencies=_agencies(moments),
        sources=tuple(Counter(moment.source_type for moment in moments).most_common()),
        years=_years(strip, worries, strengths, [one for one in placed if one.moment.kind == CLOSED], again, brought),
        total=len(moments),
    )


def line(placed: Iterable[Placed]) -> Line:
    """Return entries added up: accounts that people said are one event count once."""
    first: dict[object, date | None] = {}
    for moment, day in placed:
        key = moment.event or moment.ref
        known = first.get(key)
        first[key] = min(known, day) if known and day else known or day
    added = Counter(day for day in first.values() if day)
    steps, count = [], 0
    for day in sorted(added):
        count += added[day]
        steps.append((day, count))
    return Line(tuple(steps), len(first) - count)


def _again(placed: Iterable[Placed]) -> list[Placed]:
    """Return the referrals after the first, or after any work was closed."""
    found: list[Placed] = []
    before = False
    turns = [one for one in placed if one.day and one.moment.kind in (CLOSED, REFERRED)]
    for one in sorted(turns, key=lambda one: (one.day, one.moment.kind)):
        if before and one.moment.kind == REFERRED:
            found.append(one)
        before = True
    return found


def _brought(moments: Iterable[Moment]) -> list[Placed]:
    """Return what files brought, many on one day, at the day on which it reached the record."""
    days: dict[date, list[Moment]] = defaultdict(list)
    for moment in moments:
        if moment.imported:
            days[moment.recorded].append(moment)
    return [Placed(moment, day) for day, came in days.items() if len(came) >= MANY for moment in came]


def _open(found: Iterable[Bar], life: Span) -> tuple[Span, ...]:
    """Return when any work was open, what overlaps as one. Work whose beginning nobody wrote has no place here."""
    joined: list[Span] = []
    spans = [Span(bar.since, bar.until or life.until) for bar in found if bar.since and bar.name != "universal"]
    for span in sorted(spans):
        if joined and span.since <= joined[-1].until:
            joined[-1] = Span(joined[-1].since, max(joined[-1].until, span.until))
        else:
            joined.append(span)
    return tuple(joined)


def _agencies(moments: Iterable[Moment]) -> tuple[tuple[str, str, int], ...]:
    wrote = Counter((moment.agency, str(moment.agency_id or "")) for moment in moments)
    return tuple(
        (name, key, count) for (name, key), count in sorted(wrote.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def _years(
    strip: Strip, worries: Line, strengths: Line, closed: list[Placed], again: list[Placed], brought: list[Placed]
) -> tuple[YearAdded, ...]:
    """Return what each year added; what files brought by the year in which it reached the record."""
    new = [_by_year(one) for one in (worries, strengths)]
    others = [Counter(one.day.year if one.day else None for one in some) for some in (closed, again, brought)]
    last = max([strip.life.until.year, *(year for some in others for year in some if year)])
    undated = [None] if worries.undated or strengths.undated or others[0][None] else []
    return tuple(
        YearAdded(year, *(some[year] for some in (*new, *others)))
        for year in (*range(strip.life.since.year, last + 1), *undated)
    )


def _by_year(one: Line) -> Counter[int | None]:
    found: Counter[int | None] = Counter({None: one.undated})
    before = 0
    for day, count in one.steps:
        found[day.year] += count - before
        before = count
    return found
