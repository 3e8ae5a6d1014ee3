"""A whole childhood on one time axis: a lane for each agency, rows of areas, homes, workers and open work.

Thousands of entries become a few hundred counts: nothing is left out, and nothing is piled up.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from seen.core.life.axis import Axis, Span, axes, life_of, month_of
from seen.core.life.bars import Bar, Turn, bars, steps
from seen.core.life.lanes import Details, Lane, Placed, cells, grouped, placed, turns
from seen.core.life.marks import Counts, counted
from seen.core.life.moment import Moment
from seen.core.life.years import Year, by_year, longest_silence
from seen.core.timeline.child import Child

MOST_SPANS = 30
"""How many spans one page is wide: each is a target that a thumb can hit."""
MOST_CELLS = 190
"""How many counts the lanes may hold before spans grow longer: what a page may weigh (ux.md 4, V1)."""
MOST_LANES = 9

WORK = {"work.opened": True, "work.closed": False}
WORKERS = {"worker.allocated": True, "worker.unallocated": False}
LEVEL = "level.changed"
HOMES = ("address.moved", "area.moved", "household.joined", "household.left")
TURNS = (*WORK, *WORKERS, LEVEL)
"""The kinds whose details say what began or ended."""


@dataclass(frozen=True, slots=True)
class Strip:
    """The picture: what is drawn, and the table that says the same. `silence` is the longest time without an entry;
    `entries` are all that it holds, where they stand."""

    axis: Axis
    life: Span
    agencies: tuple[Lane, ...]
    areas: tuple[Lane, ...]
    homes: Lane
    workers: Lane
    work: Lane
    levels: Lane
    years: tuple[Year, ...]
    total: int
    folded: int = 0  # agencies that share the last lane
    silence: Span | None = None
    counts: Counts = field(default_factory=dict)
    entries: tuple[Placed, ...] = ()


def strip(child: Child, moments: Sequence[Moment], *, details: Details, as_of: date) -> Strip:
    """Return the picture of a child's story. `details` are of the entries of TURNS, by ref."""
    found = placed(moments)
    days = {one.day for one in found if one.day}
    life = life_of(child, days, as_of=as_of)
    of, folded = _lanes(moments)
    axis = _axis(life, {(of[one.moment.agency], one.month) for one in found if one.month is not None})
    kinds = grouped(found, lambda moment: (moment.kind,))

    def changed(name: str, turned: Iterable[str], bars: tuple[Bar, ...] = ()) -> Lane:
        return Lane(name, "", cells([one for kind in turned for one in kinds.get(kind, ())], axis), bars)

    def turned(which: Mapping[str, bool], key: str) -> list[Turn]:
        return turns([one for kind in which for one in kinds.get(kind, ())], which, details, key)

    return Strip(
        axis=axis,
        life=life,
        agencies=_agency_lanes(found, of, axis),
        areas=_area_lanes(found, axis),
        homes=changed("homes", HOMES),
        workers=changed("workers", WORKERS, bars(turned(WORKERS, "person"))),
        work=changed("work", WORK, bars(turned(WORK, "service"))),
        levels=changed("levels", (LEVEL,), steps(turned({LEVEL: True}, "to"))),
        years=by_year(found, life=life),
        total=len(found),
        folded=folded,
        silence=longest_silence(days, until=min(as_of, life.until)),
        counts=counted([one.mark for one in found]),
        entries=tuple(found),
    )


def _lanes(moments: Iterable[Moment]) -> tuple[dict[str, str], int]:
    """Return the lane of each agency, and how many share the last: where there are too many, those who wrote least."""
    wrote = Counter(moment.agency for moment in moments)
    if len(wrote) <= MOST_LANES:
        return {agency: agency for agency in wrote}, 0
    own = {agency for agency, _ in sorted(wrote.items(), key=lambda pair: (-pair[1], pair[0]))[: MOST_LANES - 1]}
    return {agency: agency if agency in own else "" for agency in wrote}, len(wrote) - len(own)


def _axis(life: Span, stands: Collection[tuple[str, int]]) -> Axis:
    """Return the finest axis whose lanes hold few enough counts; else the coarsest. `stands` are lanes and months."""
    found = list(axes(life, most=MOST_SPANS))
    return next((axis for axis in found if _counts(axis, stands) <= MOST_CELLS), found[-1])


def _counts(axis: Axis, stands: Iterable[tuple[str, int]]) -> int:
    first = month_of(axis.first)
    return len({(lane, (month - first) // axis.months) for lane, month in stands})


def _agency_lanes(found: Iterable[Placed], of: Mapping[str, str], axis: Axis) -> tuple[Lane, ...]:
    """Return a lane for each agency, whoever wrote first on top; those that share one last."""
    wholes = grouped(found, lambda moment: (of[moment.agency],))
    first = {lane: min((one.day for one in its if one.day), default=date.max) for lane, its in wholes.items()}
    ordered = sorted(wholes, key=lambda lane: (lane == "", first[lane], lane))
    return tuple(_agency_lane(lane, wholes[lane], axis) for lane in ordered)


def _agency_lane(lane: str, its: Sequence[Placed], axis: Axis) -> Lane:
    return Lane(lane, str(its[0].moment.agency_id or "") if lane else "", cells(its, axis), _episodes(its))


def _area_lanes(found: Iterable[Placed], axis: Axis) -> tuple[Lane, ...]:
    """Return a row for each area of care, of the worries noted in it."""
    areas = grouped((one for one in found if one.worry), lambda moment: moment.areas)
    return tuple(Lane(area, area, cells(its, axis)) for area, its in sorted(areas.items()))


def _episodes(found: Iterable[Placed]) -> tuple[Bar, ...]:
    """Return when something of a lane went on, what overlaps as one."""
    joined: list[list[date]] = []
    for since, until in sorted((day, moment.until) for moment, day, *_ in found if day and moment.until):
        if joined and since <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], until)
        elif until > since:
            joined.append([since, until])
    return tuple(Bar("", "", since, until) for since, until in joined)
