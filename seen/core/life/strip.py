"""A whole childhood on one time axis: a lane for each agency, rows of areas, homes, workers and open work.

Thousands of entries become a few hundred counts: nothing is left out, and nothing is piled up.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from seen.core.life.axis import Axis, Span, axes, life_of
from seen.core.life.bars import Bar, bars, steps
from seen.core.life.lanes import Details, Lane, Placed, cells, grouped, of_kinds, turns
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
    """The picture: what is drawn, and the table that says the same. `silence` is the longest time without an entry."""

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


def strip(child: Child, moments: Sequence[Moment], *, details: Details, as_of: date) -> Strip:
    """Return the picture of a child's story. `details` are of the entries of TURNS, by ref."""
    placed = [Placed(moment, moment.day) for moment in moments]
    days = [day for _, day in placed if day]
    life = life_of(child, days, as_of=as_of)
    of, folded = _lanes(moments)
    axis = _axis(life, [(of[moment.agency], day) for moment, day in placed if day])
    wholes = grouped(placed, lambda moment: [of[moment.agency]])
    worries = [one for one in placed if one.moment.is_worry]
    return Strip(
        axis=axis,
        life=life,
        agencies=_agency_lanes(wholes, moments, of, axis),
        areas=tuple(
            Lane(area, area, cells(its, axis))
            for area, its in sorted(grouped(worries, lambda moment: moment.areas).items())
        ),
        homes=of_kinds("homes", placed, HOMES, axis),
        workers=of_kinds("workers", placed, WORKERS, axis, bars(turns(placed, WORKERS, details, "person"))),
        work=of_kinds("work", placed, WORK, axis, bars(turns(placed, WORK, details, "service"))),
        levels=of_kinds("levels", placed, (LEVEL,), axis, steps(turns(placed, {LEVEL: True}, details, "to"))),
        years=by_year(moments, life=life),
        total=len(moments),
        folded=folded,
        silence=longest_silence(days, until=min(as_of, life.until)),
        counts=counted(moments),
    )


def _lanes(moments: Iterable[Moment]) -> tuple[dict[str, str], int]:
    """Return the lane of each agency, and how many share the last: where there are too many, those who wrote least."""
    wrote = Counter(moment.agency for moment in moments)
    if len(wrote) <= MOST_LANES:
        return {agency: agency for agency in wrote}, 0
    own = {agency for agency, _ in sorted(wrote.items(), key=lambda pair: (-pair[1], pair[0]))[: MOST_LANES - 1]}
    return {agency: agency if agency in own else "" for agency in wrote}, len(wrote) - len(own)


def _axis(life: Span, stands: Sequence[tuple[str, date]]) -> Axis:
    """Return the finest axis whose lanes hold few enough counts; else the coarsest that a page is wide enough for."""
    found = list(axes(life, most=MOST_SPANS))
    fits = (axis for axis in found if len({(lane, axis.at(day)) for lane, day in stands}) <= MOST_CELLS)
    return next(fits, found[-1])


def _agency_lanes(
    wholes: Mapping[str, list[Placed]], moments: Sequence[Moment], of: Mapping[str, str], axis: Axis
) -> tuple[Lane, ...]:
    """Return a lane for each agency, whoever wrote first on top; those that share one last."""
    ids = {of[moment.agency]: str(moment.agency_id or "") for moment in moments}
    first = {lane: min((one.day for one in its if one.day), default=date.max) for lane, its in wholes.items()}
    ordered = sorted(wholes, key=lambda lane: (lane == "", first[lane], lane))
    return tuple(
        Lane(lane, ids[lane] if lane else "", cells(wholes[lane], axis), _episodes(wholes[lane])) for lane in ordered
    )


def _episodes(placed: Iterable[Placed]) -> tuple[Bar, ...]:
    """Return when something of a lane went on, what overlaps as one."""
    joined: list[list[date]] = []
    for since, until in sorted((day, moment.until) for moment, day in placed if day and moment.until):
        if joined and since <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], until)
        elif until > since:
            joined.append([since, until])
    return tuple(Bar("", "", since, until) for since, until in joined)
