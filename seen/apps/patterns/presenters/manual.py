"""Words of the patterns themselves, from their files: for who is asked, and for anyone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from seen.apps.patterns.queries.register import MONTHS, Line
from seen.core.dates.ages import window_start
from seen.core.patterns.contract import Pattern
from seen.core.patterns.register import Outcome
from seen.core.patterns.runner import patterns
from seen.kit.knowledge.pattern_words import (
    READS_ALL,
    Story,
    manual,
    name_of,
    number_words,
    reads,
    rests_on,
    soon,
    spoken,
)
from seen.kit.pages.words import day

Counts = Mapping[int, tuple[int | None, Mapping[str, int | None]]]
LEAST = 10
"""The smallest count that anyone may read: twice what the register shows, for here nobody says who they are."""
FEW, NOT_SHOWN = f"Fewer than {LEAST}", "Not shown"
SAID = (
    ("Somebody acted, or kept watching", (Outcome.ACT, Outcome.WATCH)),
    ("There was another explanation", (Outcome.EXPLAINED,)),
    ("What it rested on was wrong", (Outcome.WRONG_DATA,)),
)


@dataclass(frozen=True, slots=True)
class Explained:
    """One pattern as its page shows it."""

    row: int
    title: str
    what: str
    ask: str
    picture: str
    alt: str
    stories: tuple[tuple[str, Story], ...]
    who: tuple[tuple[str, str], ...]
    reads: tuple[str, ...]
    reach: str
    siblings: tuple[str, ...]
    numbers: tuple[tuple[str, str, str, str], ...]
    innocent: tuple[str, ...]
    missing: tuple[str, ...]
    sources: tuple[str, ...]


def explained(pattern: Pattern, here: Mapping[str, int]) -> Explained:
    """Return a pattern in words; `here` are the numbers in force."""
    told, household = manual(pattern), pattern.household
    stories: tuple[tuple[str, Story], ...] = ()
    if told.inside.on:
        stories = ((f"Asks on {_on(told.inside)}", told.inside), (f"Does not ask on {_on(told.outside)}", told.outside))
    return Explained(
        row=pattern.row,
        title=spoken(pattern.title),
        what=told.what,
        ask=spoken(pattern.ask),
        picture=f"patterns/{name_of(pattern)}.svg",
        alt=". ".join(head for head, _ in stories) + ". The entries of both stand below in words.",
        stories=stories,
        who=tuple((soon()[tier].name, soon()[tier].who) for tier in told.tiers),
        reads=(READS_ALL,) if "*" in pattern.needs else tuple(reads(pattern.needs)),
        reach=f"Nothing older than {pattern.reach} months." if pattern.reach else "",
        siblings=tuple(reads(household.reads)) if household else (),
        numbers=tuple(
            (
                number_words(pattern.id, key),
                str(here[key]),
                str(limit.default),
                f"{limit.allowed[0]} to {limit.allowed[1]}",
            )
            for key, limit in pattern.thresholds.items()
        ),
        innocent=told.innocent,
        missing=told.missing,
        sources=rests_on(pattern),
    )


def listed() -> list[tuple[str, str, str]]:
    """Return each pattern's title, address and question, by row."""
    return [(spoken(one.title), reverse("pattern_page", args=[one.row]), spoken(one.ask)) for one in patterns()]


def came_of(lines: Iterable[Line]) -> Counts:
    """Return the counts alone, by row, as they may be kept for a while."""
    return {
        line.pattern.row: (line.raised, {each.value: number for each, number in line.outcomes.items()})
        for line in lines
    }


def in_public(counts: Counts, *, as_of: date) -> dict[str, Any]:
    """Return what the public page shows: every pattern, and what came of its questions in the last twelve months."""
    since = window_start(as_of, months=MONTHS)
    shown = [
        (spoken(one.title), manual(one).what, spoken(one.ask), manual(one).innocent, rests_on(one), _came(counts, one))
        for one in patterns()
    ]
    return {"patterns": shown, "when": f"{day(since)} to {day(as_of)}", "few": LEAST}


def _came(counts: Counts, pattern: Pattern) -> list[tuple[str, str]]:
    raised, outcomes = counts.get(pattern.row, (None, {}))
    if not raised or raised < LEAST:
        return [("Asked", FEW if raised != 0 else "Never")]
    return [("Asked", f"{raised:,} times"), *((words, _sum(outcomes, sorts)) for words, sorts in SAID)]


def _sum(outcomes: Mapping[str, int | None], sorts: Iterable[Outcome]) -> str:
    numbers = [outcomes.get(sort.value, 0) for sort in sorts]
    if None in numbers:
        return NOT_SHOWN
    total = sum(number or 0 for number in numbers)
    return FEW if 0 < total < LEAST else f"{total:,}"


def _on(story: Story) -> str:
    return day(date.fromisoformat(story.on))
