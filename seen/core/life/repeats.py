"""Runs of alike entries, which a list may show as one line: “14 late collections, September to December”."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, Protocol
from uuid import UUID

from seen.core.dates.terms import ENGLAND

AT_LEAST = 4  # our own: one in every month of a term; fewer are read as quickly as their number
GRAVE = 3
TERMS = ("spring", "summer", "autumn")


class Alike(Protocol):
    """What the rule reads of an entry; a Moment has it all."""

    @property
    def ref(self) -> UUID:
        """Return its key."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return every kind of the telling."""

    @property
    def agency(self) -> str:
        """Return who told it."""

    @property
    def polarity(self) -> int:
        """Return -1, 0 or 1."""

    @property
    def severity(self) -> int:
        """Return 0 to 3."""

    @property
    def earliest(self) -> date | None:
        """Return the first day on which it may have been."""

    @property
    def latest(self) -> date | None:
        """Return the last."""

    @property
    def event(self) -> UUID | None:
        """Return the event to which it was joined."""


class Run(NamedTuple):
    """Alike entries of one term, in the order given: of one kind, by one agency, all worries or all not."""

    kind: str
    agency: str
    first: date
    last: date
    refs: tuple[UUID, ...]


def runs(entries: Iterable[Alike], *, repeating: Container[str], apart: Container[UUID]) -> list[Run]:
    """Return the runs of at least four. `repeating` are the kinds that may stand together at all.

    `apart` are entries that stand by themselves whatever their kind: those of which somebody said something. So do an
    entry of severity 3, one joined to another account, one of several kinds, and one whose date may lie in two terms.
    """
    alike: dict[tuple[str, str, int, date], list[Alike]] = defaultdict(list)
    for one in entries:
        term = term_of(one.earliest, one.latest)
        alone = one.severity >= GRAVE or one.event is not None or len(one.kinds) > 1 or one.ref in apart
        if term and not alone and one.kinds[0] in repeating:
            alike[one.kinds[0], one.agency, one.polarity, term].append(one)
    return [_run(kind, agency, them) for (kind, agency, *_), them in alike.items() if len(them) >= AT_LEAST]


def lines(shown: Sequence[UUID], together: Iterable[Run]) -> list[tuple[UUID, ...]]:
    """Return the entries shown as lines: each by itself, or a run where the first of it stands. None is lost.

    A run of which less than two are shown stands as any other entry.
    """
    run_of: Mapping[UUID, int] = {ref: number for number, run in enumerate(together) for ref in run.refs}
    placed = [(ref, run_of.get(ref)) for ref in shown]
    of_run: dict[int, list[UUID]] = defaultdict(list)
    for ref, number in placed:
        if number is not None:
            of_run[number].append(ref)
    found: dict[int, tuple[UUID, ...]] = {}
    for at, (ref, number) in enumerate(placed):
        if number is None or len(of_run[number]) == 1:
            found[at] = (ref,)
        else:
            found.setdefault(-1 - number, tuple(of_run[number]))
    return list(found.values())


@lru_cache(maxsize=16_384)  # thousands of entries lie on the same days
def term_of(earliest: date | None, latest: date | None) -> date | None:
    """Return the first day of the term in which a date lies whole; None where it lies in no one term.

    A day that two terms share (they are looser than any one school's calendar) belongs to the earlier.
    """
    if earliest is None or latest is None:
        return None
    for name in TERMS:
        first, last = ENGLAND.days(name, earliest.year)
        if first <= earliest and latest <= last:
            return first
    return None


def _run(kind: str, agency: str, them: Sequence[Alike]) -> Run:
    days = [day for one in them for day in (one.earliest, one.latest) if day]
    return Run(kind, agency, min(days), max(days), tuple(one.ref for one in them))
