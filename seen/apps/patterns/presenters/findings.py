"""Words and tags of a finding for the screen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile.queries import Worker
from seen.apps.chronology.models import Entry
from seen.apps.patterns.models import Answer, Asked, Reply, Version
from seen.apps.patterns.queries.asked import who_watches
from seen.apps.patterns.queries.findings import Shown
from seen.apps.people.queries.called import Called, first_name
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.dates.describing import describe
from seen.core.dates.partial import PartialDate, Precision
from seen.core.patterns.contract import Tier
from seen.core.patterns.reply import shown_to_family
from seen.core.patterns.three_a_page import pages_of
from seen.kit.knowledge.kinds import kinds
from seen.kit.knowledge.pattern_words import number_words, soon
from seen.kit.pages.words import day

ANSWERS = {
    "act": "Somebody will act",
    "watch": "Being watched",
    "explained": "Explained",
    "wrong_data": "Wrong data",
}
TAKEN_UP = "Taken up in supervision"


@dataclass(frozen=True, slots=True)
class EventLine:
    """One entry behind a finding."""

    entry: UUID
    when: str
    what: str
    who: str
    text: str
    about: str  # the brother or sister whose entry it is; blank for the child's own


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as a page shows it."""

    id: UUID
    row: int
    title: str
    sentence: str
    ask: str
    urgency: str
    cannot_wait: bool
    since: str
    because: tuple[EventLine, ...]
    against: tuple[EventLine, ...]
    missing: tuple[str, ...]
    innocent: tuple[str, ...]
    rule: tuple[tuple[str, str], ...]
    answer: str
    answered: str
    waits: bool
    second: str  # who said alone that it is not so; blank where no second look is asked for


def card(shown: Shown, *, name: str) -> Card:
    """Return a finding in words. `name` is the child's."""
    version, pattern = shown.version, shown.version.finding.pattern
    return Card(
        id=version.finding_id,
        row=version.finding.row,
        title=version.title.format(name=name, child=name),
        sentence=f"{version.sentence}.",
        ask=version.ask.format(name=name, child=name),
        urgency=soon()[version.tier].name,
        cannot_wait=version.tier == Tier.NOW,
        since=day(version.raised_at),
        because=lines(shown.because, shown.others),
        against=lines(shown.against, shown.others),
        missing=tuple(version.missing),
        innocent=tuple(version.innocent),
        rule=tuple((number_words(pattern, key), str(number)) for key, number in version.thresholds.items()),
        answer=_said(shown.answer) if shown.answer else "",
        answered=answered(shown.answer) if shown.answer else "",
        waits=shown.waits,
        second=answered(shown.one_alone) if shown.one_alone else "",
    )


def on_page(
    every: Sequence[Shown], replies: Mapping[UUID, Iterable[Reply]], *, name: str, asked: str
) -> dict[str, Any]:
    """Return a page of questions with what the family says of each: three that wait, those for today on every page.

    What was answered stands below, on each page. `asked` is the number of the page; what is none is the first.
    """
    waits, answered = [one for one in every if one.waits], [one for one in every if not one.waits]
    here, paging = _page([one.version.tier == Tier.NOW for one in waits], asked)
    return {
        "cards": [_with_replies(waits[at], replies, name=name) for at in here],
        "answered": [_with_replies(one, replies, name=name) for one in answered],
        **paging,
    }


def _page(cannot_wait: Sequence[bool], asked: str) -> tuple[list[int], dict[str, int]]:
    """Return which of the questions stand on the page asked for, and its number and how many pages there are."""
    pages = pages_of(cannot_wait)
    number = int(asked) if asked.isdecimal() and 1 <= int(asked) <= len(pages) else 1
    return pages[number - 1], {"number": number, "pages": len(pages)}


def supervision_page(every: Sequence[tuple[Sight, Shown]], *, asked: str) -> dict[str, Any]:
    """Return a page of what is for supervision: three that wait, and below them, on each page, what was taken up."""
    waits, answered = [pair for pair in every if pair[1].waits], [pair for pair in every if not pair[1].waits]
    here, paging = _page([False] * len(waits), asked)
    return {"waits": [waits[at] for at in here], "answered": answered, **paging}


def _with_replies(
    shown: Shown, replies: Mapping[UUID, Iterable[Reply]], *, name: str
) -> tuple[Card, list[tuple[str, str]]]:
    return card(shown, name=name), said_by_family(replies.get(shown.version.finding_id, ()))


@dataclass(frozen=True, slots=True)
class Watched:
    """Who was asked what cannot wait, in sentences; `unread` where nobody has said that they have read it."""

    lines: tuple[str, ...]
    nobody: str
    unread: bool


def watched(asked: Asked | None, *, now: datetime) -> Watched | None:
    """Return who was asked, who stands in, by when, and whether anybody is watching at this moment."""
    if asked is None:
        return None
    if asked.read_at and asked.read_by:
        return Watched((f"Read by {asked.read_by.name}, {_moment(asked.read_at)}.",), "", False)
    stands_in = asked.deputy.name if asked.deputy else "the duty desk"
    told = [f"Asked of {asked.person.name}. Deputy: {stands_in}. To be read by {_moment(asked.by)}."]
    if asked.passed_on_at:
        told.append(f"Nobody read it in time. The duty desk was asked {_moment(asked.passed_on_at)}.")
    else:
        told.append("If nobody has read it by then, it goes to the duty desk.")
    rings = who_watches(asked.person.agency.authority.name, now=now)
    nobody = "" if rings.by_day else (
        f"Nobody is watching this now: the desk is closed. If the child may be in danger, ring {rings.name}, "
        f"{rings.number}. In an emergency ring 999."
    )  # fmt: skip
    return Watched(tuple(told), nobody, True)


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{day(local)} at {local:%H:%M}"


def supervised(waits: Iterable[tuple[Sight, Shown]], names: Mapping[UUID, Called]) -> list[tuple[Card, str, str]]:
    """Return what waits for supervision: each question, whom it is about, and where their page is."""
    return [
        (card(shown, name=first_name(names[sight.child])), names[sight.child].name, _page_of(sight.child))
        for sight, shown in waits
    ]


def kept(shown: Shown | None) -> str:
    """Return what to tell whoever answered."""
    if shown and shown.one_alone:
        return (
            "Your answer is kept. A question for today stays open until a second person has looked and says the same."
        )
    return "Your answer is kept. The question comes back if new evidence does."


def _page_of(child: UUID) -> str:
    return reverse("child_work", args=[child])


def lines(entries: Iterable[Entry], others: Mapping[UUID, str]) -> tuple[EventLine, ...]:
    """Return entries as lines: when, what, who told it; and about whom, where it is a brother's or sister's."""
    return tuple(_line(entry, others.get(entry.child_id, "")) for entry in entries)


def _line(entry: Entry, about: str) -> EventLine:
    return EventLine(entry.id, when(entry), kinds()[entry.kind].label, entry.source_agency.name, entry.text, about)


def when(entry: Entry) -> str:
    """Return when an entry was, in words."""
    precision = Precision(entry.on_precision)
    return describe(PartialDate(entry.on_text, entry.on_earliest, entry.on_latest, precision, entry.on_about))


def answered(answer: Answer) -> str:
    """Return who answered what and when, in one line."""
    until = f" until {day(answer.until)}" if answer.answer == "watch" and answer.until else ""
    by = answer.by.name if answer.by else "Seen"
    return f"{_said(answer)}{until}: {by}, {day(answer.at)}"


def _said(answer: Answer) -> str:
    return TAKEN_UP if answer.version.tier == Tier.REFLECTIVE and answer.answer == "act" else ANSWERS[answer.answer]


def earlier(answers: Iterable[Answer]) -> list[tuple[str, str]]:
    """Return each answer: who said what and when, and their words."""
    return [(answered(each), "\n\n".join(filter(None, (each.words, _decided(each))))) for each in answers]


def _decided(answer: Answer) -> str:
    if not answer.decision:
        return ""
    whose = f" {answer.owner.name}, by {day(answer.until)}." if answer.owner and answer.until else ""
    return f"Decided: {answer.decision}{whose}"


def said_by_family(replies: Iterable[Reply]) -> list[tuple[str, str]]:
    """Return what each of the family said: who, and when; and their words."""
    return [(f"{one.who}, {day(one.on)}", one.words) for one in replies]


def family_page(version: Version) -> str:
    """Return where the family's words are written down; blank where no right of reply stands beside the question."""
    return reverse("finding_family", args=[version.finding_id]) if shown_to_family(version.finding.row) else ""


def colleagues(network: Iterable[Worker], viewer: Viewer) -> list[tuple[UUID, str]]:
    """Return whom an action can be given to: the viewer first, then who else works with the child."""
    others = {one.user: f"{one.name}, {one.agency}" for one in network if one.user and one.user != viewer.id}
    return [(viewer.id, f"{viewer.name} (you)"), *others.items()] if viewer.id else list(others.items())
