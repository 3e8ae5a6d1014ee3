"""Words with which an entry is shown, in a list, on its own page, on paper and in a spreadsheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import groupby
from typing import Any
from uuid import UUID

from django.urls import reverse

from seen.apps.chronology.presenters.curated import CuratedWords, curated_words
from seen.apps.chronology.presenters.details import details_words, plain_words, value_words
from seen.apps.chronology.queries.beside import LastSeen, Sighting
from seen.apps.chronology.queries.curated import Curated
from seen.apps.chronology.queries.story import Listed, Row, Said
from seen.apps.chronology.queries.together import Twin
from seen.core.access.visibility import Access
from seen.core.dates.describing import describe
from seen.core.same_event.differences import Differ
from seen.kit.knowledge.kinds import areas, kinds, source_types
from seen.kit.pages.frame import Link
from seen.kit.pages.words import clock, day, joined

TONES = {-1: ("Worry", "worry"), 0: ("Just noted", ""), 1: ("Going well", "strength")}
PARTS = {"detail": "Details", "address": "Address", "referrer": "Who referred", "spoke": "Who spoke, and to whom"}
_ANY = str(UUID(int=0))
_entry_route = cache(partial(reverse, "entry", args=[_ANY]))
NO_DATE = "Date not known"
CONFIRMED = frozenset({
    "Kinds confirmed by the writer",
    "Kinds confirmed by a person, from the words of the row.",
    "Looked at by a person: it is none of the kinds that its words suggested.",
})  # fmt: skip
# A second step of a note or of a row that came in, no correction of what it says; its own page tells of it.
DIFFER = {
    Differ.DAYS: "Days differ",
    Differ.TIMES: "Times differ",
    Differ.PEOPLE: "Who is named differs",
    Differ.PARTS: "Part of the body differs",
    Differ.DONE: "What was done differs",
    Differ.TONE: "Worry or not differs",
}


@dataclass(frozen=True, slots=True)
class Correction:
    """That an entry was corrected: the sentence, and where the earlier version is, if the reader may open it."""

    text: str
    earlier: str


@dataclass(frozen=True, slots=True)
class Told:
    """An entry in words. `words` are the child's own. `held` are parts that not everyone who reads the rest can see.

    `beside` says whether anything stands beside what was told; `accounts` and `repeated`
    are none: it is one by itself (see Together, and repeats).
    """

    id: UUID
    href: str
    when: str
    title: str
    tone: tuple[str, str]
    source: str
    known: str
    areas: str
    text: str
    words: str
    details: tuple[tuple[str, str], ...]
    held: tuple[tuple[str, str], ...]
    action: str
    outcome: str
    flag: str
    restricted: str
    correction: Correction | None
    disagreements: tuple[tuple[str, str], ...]
    twins: tuple[Link, ...]
    also_about: tuple[str, ...]
    curated: CuratedWords | None
    beside: bool = True
    accounts: tuple[()] = ()
    repeated: tuple[()] = ()

    @property
    def entries(self) -> int:
        """Return how many entries it shows."""
        return 1


@dataclass(frozen=True, slots=True)
class Together:
    """Accounts of one event, standing together. `differ` says in what they differ; `told_by` how often it is told, and
    how many of its accounts are not shown where only some were asked for."""

    href: str
    when: str
    told_by: str
    differ: tuple[str, ...]
    accounts: tuple[Told, ...]
    repeated: tuple[()] = ()

    @property
    def entries(self) -> int:
        """Return how many entries it shows."""
        return len(self.accounts)


def told(
    row: Row,
    *,
    earlier: Iterable[UUID] = (),
    twins: Sequence[Twin] = (),
    also_about: Sequence[str] = (),
    curated: Curated | None = None,
) -> Told:
    """Return one entry in words."""
    held = dict(row.parts)
    words = str(held.pop("child_words", ""))
    correction = _correction(row, frozenset(earlier))
    return Told(
        id=row.id,
        href=entry_address(row.id),
        when=when(row),
        title=_title((row.kind, *row.also)),
        tone=TONES[row.polarity],
        source=source(row),
        known=source_types().get(row.source_type, ""),
        areas=_areas(row.areas),
        text=row.text,
        words=words,
        details=tuple(details_words(row)),
        held=tuple((PARTS.get(part, plain_words(part)), value_words(row.kind, part, it)) for part, it in held.items()),
        action=row.action,
        outcome=row.outcome,
        flag=row.on_flag,
        restricted="" if row.access == Access.INVOLVED else "Not open to everyone",
        correction=correction,
        disagreements=tuple(_disagreement(said) for said in row.disagreements),
        twins=tuple(Link(f"{_date(one.on)}, {one.agency}", entry_address(one.id)) for one in twins),
        also_about=tuple(also_about),
        curated=curated_words(curated) if curated else None,
        beside=bool(correction or row.disagreements or row.on_flag or twins or also_about or curated),
    )  # fmt: skip


def entry_address(entry: UUID) -> str:
    """Return where an entry is: as the route says, which is looked up once for thousands of them."""
    return _entry_route().replace(_ANY, str(entry))


@lru_cache(maxsize=1024)
def _title(kinds_of_it: tuple[str, ...]) -> str:
    return joined(_label(kind) for kind in kinds_of_it)


@lru_cache(maxsize=1024)
def _areas(slugs: tuple[str, ...]) -> str:
    return joined(areas().get(area, area) for area in slugs)


def years(
    story: Listed, rows: Iterable[Row], also_about: Mapping[UUID, tuple[str, ...]]
) -> list[tuple[str, list[Told | Together]]]:
    """Return the entries in words, by year; those with no date under words that say so. One event stands as one."""

    def one(row: Row) -> Told:
        # Most stories have nothing beside them: thousands of looks into an empty dictionary take their time too.
        return told(
            row,
            earlier=story.earlier,
            twins=story.twins.get(row.id, ()) if story.twins else (),
            also_about=also_about.get(row.account, ()) if also_about else (),
            curated=story.curated.get(row.id) if story.curated else None,
        )

    found: list[tuple[str, list[Told | Together]]] = []
    events = story.events
    for accounts in _by_event(rows, events):
        latest = accounts[0].on.latest
        year = str(latest.year) if latest else NO_DATE
        if not found or found[-1][0] != year:
            found.append((year, []))
        words = tuple(one(row) for row in accounts)
        found[-1][1].append(
            _together(story, accounts, words) if story.events and accounts[0].id in story.events else words[0]
        )
    return found


def _by_event(rows: Iterable[Row], events: Mapping[UUID, frozenset[UUID]]) -> Iterable[list[Row]]:
    """Yield accounts of one event together, as they stand side by side; any other row by itself."""
    if not events:
        return ([row] for row in rows)
    return (list(group) for _, group in groupby(rows, key=lambda row: events.get(row.id) or row.id))


def told_by(story: Listed, row: Row) -> str:
    """Return how often the event of an entry is told, of what this viewer may see; empty where it stands by itself."""
    event = story.events.get(row.id)
    return told_by_words(len(event), len({story.tellers[ref] for ref in event})) if event else ""


def told_by_words(accounts: int, tellers: int) -> str:
    """Return how often an event is told, from how many accounts there are and how many agencies gave them."""
    return f"told by {tellers}" if tellers == accounts else f"told in {accounts} accounts by {tellers}"


def _together(story: Listed, rows: list[Row], accounts: tuple[Told, ...]) -> Together:
    event = story.events[rows[0].id]
    words = f"One event, {told_by(story, rows[0])}"
    if len(rows) < len(event):
        words = f"{words}; {len(rows)} of {len(event)} accounts shown here"
    differ = tuple(DIFFER[one.what] for one in story.differ.get(rows[0].id, ()))
    when = joined(dict.fromkeys(one.when for one in accounts))
    return Together(reverse("entry_same_event", args=[rows[0].id]), when, words, differ, accounts)


def when(row: Row) -> str:
    """Return when it was, in words: an unknown or approximate date says so."""
    if row.on.earliest is None:
        return f"{NO_DATE}, written as “{row.on.text}”" if row.on.text.strip() else NO_DATE
    words = _date(row.on)
    if row.at_time:
        words = f"{words}, {clock(row.at_time)}"
    return f"{words}, until {day(row.until)}" if row.until else words


def source(row: Row) -> str:
    """Return who told it: the agency, the person in the words given, and who recorded it where that is another."""
    words = [row.source_agency, row.source]
    if row.agency != row.source_agency:
        words.append(f"recorded by {row.agency}")
    return ", ".join(filter(None, words))


def seen_words(seen: LastSeen) -> dict[str, str]:
    """Return the facts of the identity bar: `last_seen` and `last_seen_alone`, empty where nothing is recorded."""
    return {"last_seen": _sighting(seen.at_all), "last_seen_alone": _sighting(seen.alone)}


def _sighting(one: Sighting | None) -> str:
    return f"{_date(one.on)}, {one.agency}" if one else ""


def _date(on: Any) -> str:
    words = describe(on)
    return words[:1].upper() + words[1:]


def _label(kind: str) -> str:
    found = kinds().get(kind)
    return found.label if found else plain_words(kind)


def _correction(row: Row, earlier: frozenset[UUID]) -> Correction | None:
    if row.supersedes is None or row.why_changed in CONFIRMED:
        return None
    text = f"Corrected on {day(row.written_at)} by {row.changed_by or 'the service'}: {row.why_changed}"
    return Correction(text, entry_address(row.supersedes) if row.supersedes in earlier else "")


def _disagreement(said: Said) -> tuple[str, str]:
    return (f"{said.who}, {day(said.on)}" if said.on else said.who, said.words)
