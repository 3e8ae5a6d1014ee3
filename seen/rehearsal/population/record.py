"""Gathers what is told of one child and writes it as the lines of an event file."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from random import Random

from seen.kit.knowledge.kinds import kinds
from seen.rehearsal.population.rates import ITSELF, Contact

HEADER = "ref,child,on,kind,agency,recorded,source_type,detail\n"
LATEST_DAYS = 10  # days until an entry that comes late has reached the record
AT_ONCE = frozenset({"share.made"})
"""Kinds that are recorded by being done: what is shared reaches the record as it is shared."""


class Record:
    """The entries of one child between two days (as ordinals). What lies outside is not told.

    `rows` hold day, ref, kind, agency, detail, and the day on which a late entry was recorded (0: the same day).
    """

    __slots__ = ("chance", "child", "first", "last", "late", "rows", "told")

    def __init__(self, child: str, chance: Random, *, first: int, last: int, late: float) -> None:
        self.child, self.chance, self.first, self.last, self.late = child, chance, first, last, late
        self.rows: list[tuple[int, str, str, str, str, int]] = []
        self.told = 0

    def tell(self, day: int, kind: str, agency: str, detail: str = "") -> str:
        """Add an entry. Returns its ref, empty where the day lies outside."""
        if not self.first <= day <= self.last:
            return ""
        self.told += 1
        ref, chance = f"e{self.told}", self.chance.random
        recorded = day + 1 + int(chance() * LATEST_DAYS) if kind not in AT_ONCE and chance() < self.late else 0
        self.rows.append((day, ref, kind, agency, detail, recorded))
        return ref

    def happen(self, contact: Contact, day: int) -> None:
        """Tell of a contact, of what follows it, and of it happening again."""
        chance = self.chance
        while True:
            ref = self.tell(day, contact.kind, contact.agency, contact.says.pick(chance))
            for follows in contact.then if ref else ():
                if chance.random() < follows.chance:
                    detail = follows.detail.replace(ITSELF, f'"{ref}"') if ITSELF in follows.detail else follows.detail
                    after = follows.earliest + int(chance.random() * (follows.latest - follows.earliest + 1))
                    self.tell(day + after, follows.kind, follows.agency, detail)
            if not contact.again or chance.random() >= contact.again:
                return
            day += chance.randint(*contact.within)

    def untell(self, kind: str, begins: int, ends: int) -> None:
        """Take out the entries of a kind between two days: what happened was otherwise."""
        self.rows = [row for row in self.rows if row[2] != kind or not begins <= row[0] <= ends]

    def lines(self) -> str:
        """Return the entries as lines of an event file, by day."""
        iso, source, child = days(), sources(), self.child
        told = []
        for day, ref, kind, agency, detail, recorded in sorted(self.rows):
            says = '"' + detail.replace('"', '""') + '"' if detail else ""
            late = iso[recorded] if recorded else ""
            told.append(f"{ref},{child},{iso[day]},{kind},{agency},{late},{source[kind]},{says}\n")
        return "".join(told)


@cache
def sources() -> Mapping[str, str]:
    """Return how each kind is known where nobody says: a worry is observed, the rest stands in a record."""
    return {
        slug: "observed" if kind.polarity < 0 and "police" not in slug else "record" for slug, kind in kinds().items()
    }


class _Days(dict[int, str]):
    def __missing__(self, ordinal: int) -> str:
        self[ordinal] = date.fromordinal(ordinal).isoformat()
        return self[ordinal]


@cache
def days() -> Mapping[int, str]:
    """Return each day as it is written, by its ordinal."""
    return _Days()
