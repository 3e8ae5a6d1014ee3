"""Times of a childhood of which nothing is recorded, agencies that have fallen silent, and what was asked of whom.

Silence is not “nothing happened”: whoever shows a gap says so.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from seen.core.life.moment import Moment

ONE_DAY = timedelta(days=1)
Block = tuple[date, date]


class Gap(NamedTuple):
    """A time with nothing recorded: its first and last day. `open` where it goes on, its last day being today.

    `loose` is how many entries are dated so loosely that they may lie in it, or may not.
    """

    since: date
    until: date
    open: bool
    loose: int

    @property
    def days(self) -> int:
        """Return how many days it has, both ends in."""
        return (self.until - self.since).days + 1


class Silence(NamedTuple):
    """An agency that works with the child and tells nothing of any day after `since`.

    `told`: it told something then; otherwise that is the day on which its work with the child began.
    """

    agency: UUID
    since: date
    told: bool


class Ask(NamedTuple):
    """That an agency was asked about a time."""

    key: UUID
    agency: UUID
    since: date
    until: date


def gaps(moments: Iterable[Moment], *, born: date | None, as_of: date, days: int) -> list[Gap]:
    """Return the times between two recorded things, or since the last of them, more than `days` days apart.

    The birth counts as one, where its day is known. An entry whose date is open by more than `days` days closes no gap:
    it is counted beside each that it may lie in.
    """
    told = [moment for moment in moments if moment.earliest and moment.latest]
    loose = [moment for moment in told if _is_loose(moment, days=days)]
    blocks = sorted(
        block for moment in told if not _is_loose(moment, days=days) for block in _blocks(moment, days=days)
    )
    found, reached = [], born
    for start, end in blocks:
        if start > as_of:
            break
        if reached is not None and (start - reached).days > days:
            found.append(_gap(reached, start - ONE_DAY, loose, open_=False))
        reached = max(reached or end, min(end, as_of))
    if reached is not None and (as_of - reached).days > days:
        found.append(_gap(reached, as_of, loose, open_=True))
    return found


def silences(moments: Iterable[Moment], *, working: Mapping[UUID, date], as_of: date, days: int) -> list[Silence]:
    """Return the agencies that tell of no day within the last `days` days, the longest silent first.

    `working` says since when each agency works with the child. What an agency told before its work began breaks no
    silence, nor ends one.
    """
    last: dict[UUID | None, date] = {}
    for moment in moments:
        agency, on = moment.agency_id, _last_day(moment)
        if on and agency in working:
            last[agency] = max(last.get(agency, on), min(on, as_of))
    found = [_silence(agency, began, last.get(agency)) for agency, began in working.items()]
    quiet = [one for one in found if (as_of - one.since).days > days]
    return sorted(quiet, key=lambda one: (one.since, str(one.agency)))


def asked_about(since: date, until: date, *, agency: UUID, asks: Iterable[Ask], days: int) -> Ask | None:
    """Return the newest time about which an agency was asked and that answers for this one too, or None.

    It touches this time and ends at most `days` days before it does: a silence that went on is asked about again.
    """
    same = (ask for ask in asks if ask.agency == agency and ask.since <= until and ask.until >= since)
    return max((ask for ask in same if (until - ask.until).days <= days), key=lambda ask: ask.until, default=None)


def _is_loose(moment: Moment, *, days: int) -> bool:
    first, last = _days_of(moment)
    return (last - first).days > days


def _blocks(moment: Moment, *, days: int) -> list[Block]:
    """The days that an entry tells of. Of what went on for long its two ends are told, and nothing between them."""
    first, last = _days_of(moment)
    if moment.until is None or moment.until <= last:
        return [(first, last)]
    if (moment.until - first).days <= days:
        return [(first, moment.until)]
    return [(first, last), (moment.until, moment.until)]


def _gap(reached: date, until: date, loose: Iterable[Moment], *, open_: bool) -> Gap:
    since = reached + ONE_DAY
    spans = (_days_of(moment) for moment in loose)
    return Gap(since, until, open_, sum(first <= until and last >= since for first, last in spans))


def _days_of(moment: Moment) -> Block:
    assert moment.earliest and moment.latest  # noqa: S101 - those without a date were left out
    return moment.earliest, moment.latest


def _last_day(moment: Moment) -> date | None:
    return max(moment.until, moment.day) if moment.until and moment.day else moment.day


def _silence(agency: UUID, began: date, last: date | None) -> Silence:
    return Silence(agency, last, told=True) if last and last >= began else Silence(agency, began, told=False)
