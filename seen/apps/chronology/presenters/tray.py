"""Words for what came without a date: the rows, the days that an answer leaves, and where they would then stand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.tray import Dated, neighbours
from seen.core.access.visibility import Sight
from seen.core.dates.describing import between, describe
from seen.core.dates.partial import PartialDate
from seen.core.dates.reading import Reading
from seen.kit.knowledge.kinds import kinds
from seen.kit.pages.words import day, plural

BRIEF = 60


@dataclass(frozen=True, slots=True)
class Meaning:
    """Days that an answer leaves, for how many rows, and between which entries those would stand."""

    days: str
    rows: str
    stands: str


def row_label(entry: Entry) -> str:
    """Return what an undated row says, whole."""
    return entry.text or "No words came with it"


def row_hint(entry: Entry) -> str:
    """Return where a row is from and what stood in the place of its date."""
    written = f", its date came as “{entry.on_text}”" if entry.on_text.strip() else ""
    who = entry.source or entry.source_agency.name
    return f"{who}, reached the record {day(entry.recorded)}{written}"


def landmark(one: Dated) -> str:
    """Return an entry as a choice to place another by."""
    found = kinds().get(one.kind)
    label = found.label if found else one.kind
    return f"{sentence(describe(one.on))}: {label}{', ' + _brief(one.text) if one.text else ''}"


def meanings(sight: Sight, given: Sequence[tuple[Entry, Reading | None]], *, besides: Sequence[UUID]) -> list[Meaning]:
    """Return what an answer would make of the rows, alike ones together."""
    said = [reading.on for _, reading in given if reading and reading.on]
    return [
        Meaning(
            f"{sentence(between(on))}: {on.text}",
            plural(count, "row") if len(given) > 1 else "",
            _stands(sight, on, besides),
        )
        for on, count in Counter(said).items()
    ]


def sentence(words: str) -> str:
    """Return words with a capital at the front."""
    return words[:1].upper() + words[1:]


def _stands(sight: Sight, on: PartialDate, besides: Sequence[UUID]) -> str:
    before, after = neighbours(sight, on, besides=besides)
    where = [f"after “{landmark(before)}”" if before else "", f"before “{landmark(after)}”" if after else ""]
    found = " and ".join(filter(None, where))
    return f"In the chronology it would stand by its latest day, {found}." if found else ""


def _brief(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= BRIEF else words[: BRIEF - 1].rstrip() + "…"
