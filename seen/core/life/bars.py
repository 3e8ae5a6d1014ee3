"""What went on for a time, from the entries that began and ended it: a service's work, a worker, a level of need."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, zip_longest
from typing import NamedTuple
from uuid import UUID


class Turn(NamedTuple):
    """An entry by which something began or ended on a day. `name` is what it was, `agency` whose, as far as said."""

    ref: UUID
    day: date
    begins: bool
    name: str
    agency: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that went on. `since` None: nobody wrote when it began; `until` None: it goes on."""

    name: str
    agency: str
    since: date | None
    until: date | None


def bars(turns: Iterable[Turn]) -> tuple[Bar, ...]:
    """Return what went on, in the order in which it began. What ended with no beginning known came first.

    What was there before a day ends first on it, so that work closed and opened again on one day stays open.
    """
    done: list[Bar] = []
    going: list[Bar] = []
    for day, group in groupby(sorted(turns, key=lambda turn: turn.day), key=lambda turn: turn.day):
        today = list(group)
        late = [turn for turn in today if not turn.begins and not _end(going, done, turn)]
        going += [Bar(turn.name, turn.agency, day, None) for turn in today if turn.begins]
        done += [Bar(turn.name, turn.agency, None, day) for turn in late if not _end(going, done, turn)]
    return tuple(sorted(done + going, key=lambda bar: (bar.since or date.min, bar.until or date.max, bar.name)))


def steps(turns: Iterable[Turn]) -> tuple[Bar, ...]:
    """Return what followed on each other: each goes on until the next begins. An entry without a name ends the last."""
    ordered = sorted(turns, key=lambda turn: turn.day)
    pairs = zip_longest(ordered, (turn.day for turn in ordered[1:]))
    made = (Bar(turn.name, turn.agency, turn.day, end) for turn, end in pairs if turn.name)
    return tuple(bar for bar in made if bar.until != bar.since)


def rows(found: Sequence[Bar], *, most: int) -> tuple[tuple[Bar, ...], ...]:
    """Lay bars into as few rows as they need, none over another; what `most` rows cannot hold shares the last."""
    laid: list[list[Bar]] = []
    for bar in found:
        free = (row for row in laid if _is_over(row[-1], bar))
        row = next(free, None)
        if row is None and len(laid) < most:
            row = []
            laid.append(row)
        (laid[-1] if row is None else row).append(bar)
    return tuple(tuple(row) for row in laid)


def _is_over(last: Bar, bar: Bar) -> bool:
    return last.until is not None and bar.since is not None and last.until <= bar.since


def _end(going: list[Bar], done: list[Bar], turn: Turn) -> bool:
    ended = [bar for bar in going if _is_same(bar, turn)]
    done += [replace(bar, until=turn.day) for bar in ended]
    going[:] = [bar for bar in going if bar not in ended]
    return bool(ended)


def _is_same(bar: Bar, turn: Turn) -> bool:
    return bar.name == turn.name if bar.name and turn.name else bar.agency == turn.agency
