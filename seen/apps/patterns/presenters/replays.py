"""Words of what could have been seen, and when: both dates of each entry, and no worker's name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from seen.apps.patterns.presenters.findings import when
from seen.apps.patterns.queries.replays import Moment
from seen.apps.people.queries.called import Called
from seen.kit.knowledge.kinds import kinds
from seen.kit.knowledge.pattern_words import soon, spoken
from seen.kit.pages.words import day

MONTHS = (6, 12, 24)


@dataclass(frozen=True, slots=True)
class MomentShown:
    """One first day in words. `rows`: what and from which agency, when it happened, when it reached the record."""

    title: str
    day: str
    sentence: str
    urgency: str
    about: str
    rows: tuple[tuple[str, str, str], ...]


def moments(found: Iterable[Moment]) -> list[MomentShown]:
    """Return the first days in words, in the order given."""
    return [
        MomentShown(
            title=spoken(one.pattern.title),
            day=day(one.day),
            sentence=f"{one.sentence}.",
            urgency=soon()[one.tier].name,
            about=reverse("pattern_page", args=[one.pattern.row]),
            rows=tuple(
                (f"{kinds()[entry.kind].label}, {entry.source_agency.name}", when(entry), day(entry.recorded))
                for entry in one.because
            ),
        )
        for one in found
    ]


def children(names: Mapping[UUID, Called]) -> list[tuple[str, str]]:
    """Return each child's name and the address of their replay, by name."""
    return sorted((one.name, reverse("child_replay", args=[child])) for child, one in names.items())


def months(asked: str) -> int:
    """Return how many months back are asked for; twelve where it is none of those offered."""
    return int(asked) if asked in {str(one) for one in MONTHS} else 12


def when_looked(start: date, end: date, *, today: date) -> str:
    """Return the time that was looked back over, in words."""
    return f"From {day(start)} until {'today' if end == today else day(end)}"


def periods(child: UUID, chosen: int | None) -> list[tuple[str, str, bool]]:
    """Return how far back one may look: the words, the address, and whether it is the one that is shown."""
    address = reverse("child_replay", args=[child])
    return [(f"{months} months", f"{address}?months={months}", months == chosen) for months in MONTHS]
