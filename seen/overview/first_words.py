"""Words of a child's overview. Each line of its now card says what it is, when, who told it, and where the whole is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from textwrap import shorten
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile.queries import Owed
from seen.apps.chronology.presenters.story import Told
from seen.apps.chronology.queries.beside import Sighting
from seen.apps.patterns.queries.waiting_here import Waiting
from seen.core.dates.ago import ago
from seen.core.dates.describing import describe
from seen.core.life.now import New
from seen.core.lifecycle.due import due_words
from seen.core.patterns.contract import Tier
from seen.kit.knowledge.pattern_words import soon
from seen.kit.pages.words import day, joined, plural
from seen.overview.asked_of_a_life import answers
from seen.overview.first_view import FirstView, Now

MOST_QUESTIONS = 3  # besides those that cannot wait: a page that asks ten things is answered none
WORDS = 200  # signs of an entry's words on the card: about three lines on a phone


@dataclass(frozen=True, slots=True)
class Question:
    """A question that waits for an answer: its sentence, how soon it asks, and since when."""

    title: str
    sentence: str
    href: str
    urgency: str
    since: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A turning point: when, what, who told it, and why somebody marked it or from which level to which."""

    when: str
    title: str
    href: str
    source: str
    why: str
    marked: bool


Do = tuple[str, str]  # what helps, and where


@dataclass(frozen=True, slots=True)
class NowLine:
    """One line of the card. Without `href` there is nothing to open; `missing` says what is not known and what helps.

    `tone` is a word and a tint for a tag, `quoted` what an entry says, shortened.
    """

    name: str
    text: str = ""
    href: str = ""
    meta: str = ""
    quoted: str = ""
    tone: tuple[str, str] = ("", "")
    missing: str = ""
    next_words: str = ""
    next_href: str = ""


def words_of(view: FirstView, *, child: UUID, name: str, as_of: date) -> dict[str, Any]:
    """Return what the page says in words: the lines of the now card, the questions, how much of the whole is shown."""
    cards = [_question(each, name) for each in view.questions]
    now = sum(each.tier == Tier.NOW for each in view.questions)
    return {
        "now": _now_lines(view.now, child=child, name=name, as_of=as_of),
        "turns": [_turn(one, marked) for one, marked in view.turns],
        "answers": answers(child, name, view.answering, view.whole, as_of=as_of),
        "questions": cards[: now + MOST_QUESTIONS],
        "more_questions": len(cards[now + MOST_QUESTIONS :]),
        "showing": _showing(view.shown, view.total),
    }


def _turn(one: Told, marked: bool) -> Turn:
    """A move says that there was one and no more: where to is nobody's first view."""
    details = dict(one.details)
    before = f"From {details['From']} to " if "From" in details else "To "
    level = f"{before}{details['To']}" if "To" in details else ""
    why = one.curated.why if marked and one.curated else ""
    return Turn(one.when, one.title, one.href, one.source, why or level, marked)


def _question(one: Waiting, name: str) -> Question:
    title = one.title.format(name=name, child=name)
    return Question(
        title, f"{one.sentence}.", reverse("finding", args=[one.finding]), soon()[one.tier].name, day(one.since)
    )


def _showing(shown: int, total: int) -> str:
    if shown < total:
        return f"Showing {shown:,} of {total:,}"
    return f"Showing all {plural(total, 'entry', 'entries')} that you can see" if total > 1 else "One entry"


def _now_lines(now: Now, *, child: UUID, name: str, as_of: date) -> list[NowLine]:
    note = ("Note something", reverse("note_about", args=[child]))
    return [
        entry_line("Newest worry", now.worry, missing="No worry recorded that you can see."),
        entry_line(
            "Newest strength", now.strength, missing=f"Nothing that goes well for {name} is recorded yet.", do=note
        ),
        seen_line("Last seen alone", now.seen.alone, missing="Not recorded", as_of=as_of, do=note),
        due_line(now.due, as_of=as_of),
        seen_line("Last seen", now.seen.at_all, missing=f"Nobody has recorded seeing {name}.", as_of=as_of, do=note),
        new_line(child, now.opened, now.new),
    ]


def entry_line(name: str, told: Told | None, *, missing: str, do: Do = ("", "")) -> NowLine:
    """Return the newest worry or strength."""
    if told is None:
        return NowLine(name, missing=missing, next_words=do[0], next_href=do[1])
    words = shorten(told.text, WORDS, placeholder="…")
    return NowLine(name, f"{told.when}: {told.title}", told.href, told.source, words, told.tone)


def seen_line(name: str, one: Sighting | None, *, missing: str, as_of: date, do: Do) -> NowLine:
    """Return when somebody last saw the child: the day, how long ago, and which agency."""
    if one is None:
        return NowLine(name, missing=missing, next_words=do[0], next_href=do[1])
    when = describe(one.on)
    how_long = ago(one.on, as_of=as_of)
    text = f"{when[:1].upper()}{when[1:]}{f', {how_long}' if how_long else ''}"
    return NowLine(name, text, reverse("entry", args=[one.entry]), one.agency)


def due_line(owed: tuple[Owed, ...], *, as_of: date) -> NowLine:
    """Return what is owed next, and how much is owed besides."""
    if not owed:
        return NowLine("Due next", missing="Nothing that you or your team owe is recorded.")
    first, *others = owed
    due = due_words(first.due, as_of=as_of) or "no date set"
    more = f"and {plural(len(others), 'more thing', 'more things')} owed" if others else ""
    return NowLine("Due next", first.title, reverse("task", args=[first.id]), _sentence(due, more))


def _sentence(*parts: str) -> str:
    """Return the parts that there are, the first of them with a capital."""
    words = ", ".join(filter(None, parts))
    return words[:1].upper() + words[1:]


def new_line(child: UUID, opened: datetime | None, new: New | None) -> NowLine:
    """Return what came since this reader last opened the record on an earlier day."""
    name = "New since your last visit"
    if opened is None or new is None:
        return NowLine("Your visits", "You have not opened this record before today.")
    since = f"since {day(timezone.localtime(opened))}, when you last opened this record"
    if not new.entries:
        return NowLine(name, f"Nothing {since}.")
    parts = joined(_parts_of(new))
    text = f"{plural(new.entries, 'entry', 'entries')} {since}"
    href = f"{reverse('child_chronology', args=[child])}?{urlencode({'new': opened.isoformat(timespec='seconds')})}"
    return NowLine(name, text, href, f"Among them {parts}" if parts else "")


def _parts_of(new: New) -> Iterator[str]:
    if new.levels:
        yield plural(new.levels, "change of level", "changes of level")
    if new.worries:
        yield plural(new.worries, "worry", "worries")
    if new.strengths:
        yield plural(new.strengths, "strength")
