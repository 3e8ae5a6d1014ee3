"""What an area still lacks before it is done, and what no save takes: each said in one sentence, at its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from seen.core.instruments.tool import NOT_APPLICABLE, NOT_KNOWN, Instrument, Item, Kind

GRADED = "graded"
STATES = ("", GRADED, NOT_KNOWN, NOT_APPLICABLE)
SAME = ("yes", "no", "unsure")
"""Answers to “Would I grade this the same in another family, home or neighbourhood?”."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of one item. `evidence` is how many entries are linked; `how` how it is known."""

    state: str = ""
    grade: int | None = None
    evidence: int = 0
    how: tuple[str, ...] = ()
    words: str = ""
    unknown_what: str = ""
    unknown_who: str = ""
    unknown_by: date | None = None


@dataclass(frozen=True, slots=True)
class AreaSaid:
    """What was said of one area beside its items."""

    strength: str = ""
    none_seen: bool = False
    life_now: str = ""
    same_elsewhere: str = ""
    parents_view: str = ""
    parents_view_by: str = ""
    level: int | None = None
    level_reason: str = ""


class Lack(NamedTuple):
    """One thing that is missing: of which item (blank for the area), in which field, and what to do."""

    item: str
    field: str
    sentence: str


def wrong(
    tool: Instrument, items: Iterable[Item], said: Mapping[str, Said], area: AreaSaid, *, today: date
) -> Iterator[Lack]:
    """Yield what no save takes, an unfinished one neither: blanks may wait, what is answered must hold."""
    for item in items:
        yield from _wrong(tool, item, said.get(item.id, Said()), today=today)
    if area.parents_view and not area.parents_view_by:
        yield Lack("", "parents_view_by", "Say who said it: the quote stands with its speaker.")
    if area.parents_view_by and not area.parents_view:
        yield Lack("", "parents_view", "Write what they said, in their own words.")
    if area.strength and area.none_seen:
        yield Lack("", "none_seen", "You wrote a strength and chose “None seen yet”. Keep one of them.")
    if area.level is not None and not area.level_reason:
        yield Lack("", "level_reason", "Say why you see this area otherwise.")
    if area.level_reason and area.level is None:
        yield Lack("", "level", "Choose the level that you see, or take the reason away.")


def _wrong(tool: Instrument, item: Item, said: Said, *, today: date) -> Iterator[Lack]:
    if said.state == NOT_KNOWN and item.kind is Kind.GRADED:
        if not said.unknown_what:
            yield Lack(item.id, "what", f"{item.title}: say what we do not know yet.")
        if not said.unknown_who:
            yield Lack(item.id, "who", f"{item.title}: say who could tell us.")
        if said.unknown_by is None:
            yield Lack(item.id, "by", f"{item.title}: say by when we will have asked.")
        elif said.unknown_by < today:
            yield Lack(item.id, "by", f"{item.title}: the day by which to ask has passed. Write today or a later day.")
    if tool.needs_evidence(said.grade) and not said.evidence:
        label = tool.grade(said.grade or 0).label
        yield Lack(
            item.id,
            "evidence",
            f"{item.title}: {said.grade}, “{label}”, needs evidence. Link what it rests on, or add what you saw.",
        )


def lacking(items: Iterable[Item], said: Mapping[str, Said], area: AreaSaid) -> Iterator[Lack]:
    """Yield what keeps an area from being done, besides what is `wrong`."""
    graded = [item for item in items if item.kind is Kind.GRADED]
    for item in graded:
        answer = said.get(item.id, Said())
        if not answer.state:
            yield Lack(item.id, "grade", f"{item.title}: choose what fits, or “Not enough information”.")
        elif answer.state == GRADED and not answer.how:
            yield Lack(item.id, "how", f"{item.title}: say how you know.")
    if graded and not (area.strength or area.none_seen):
        yield Lack("", "strength", "Write a strength that you have seen, or choose “None seen yet”.")
    if graded and not area.life_now:
        yield Lack("", "life_now", "Write what this is like for the child, in a sentence or two.")
    if graded and area.same_elsewhere not in SAME:
        yield Lack("", "same_elsewhere", "Say whether you would grade this the same elsewhere.")


def all_best(items: Iterable[Item], said: Mapping[str, Said]) -> bool:
    """Answer whether every item that was asked got the first grade: quickly done, that is worth a second look."""
    graded = [said.get(item.id, Said()) for item in items if item.kind is Kind.GRADED]
    return bool(graded) and all(answer.grade == 1 for answer in graded)


class Basis(NamedTuple):
    """What the grades of an area rest on: how many entries, of which ways of knowing, and the newest day."""

    entries: int
    ways: tuple[str, ...]
    newest: date | None


DIRECT = frozenset({"child_said"})
SIX_MONTHS = 183  # days; ux.md 3.2, step 4


def cautions(basis: Basis, *, today: date) -> Iterator[str]:
    """Yield what to keep in mind about what an area rests on. Sources: ux.md 3.2, step 4; the seeds on self-report."""
    if not basis.entries:
        yield "No entry of the chronology is linked here."
    elif basis.newest is not None and (today - basis.newest).days > SIX_MONTHS:
        yield "Everything that is linked is more than six months old."
    if len(basis.ways) == 1 and basis.ways[0] == "carer_said":
        yield "All of it rests on what a parent or carer said. Who else would know?"
    elif len(basis.ways) == 1:
        yield "All of it is known in one way. What would a second source say?"
    if basis.ways and not DIRECT.intersection(basis.ways):
        yield "None of it comes from the child."
