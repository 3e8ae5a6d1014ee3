"""What people ask of a whole record, answered where that is short, with the way to every entry that answers it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from seen.apps.chronology.presenters.story import Told, told
from seen.apps.chronology.queries.beside import LastSeen
from seen.apps.chronology.queries.rows import Row
from seen.core.dates.ago import ago
from seen.core.life.moment import Moment
from seen.kit.knowledge.life_questions import LifeQuestion, life_questions
from seen.kit.pages.words import plural


@dataclass(frozen=True, slots=True)
class Answered:
    """One question with its answer. `href` leads to the newest entry that answers it, `all_href` to all of them."""

    question: str
    answer: str
    href: str
    meta: str
    all_words: str
    all_href: str


def answering(life: Sequence[Moment], seen: LastSeen) -> dict[str, tuple[Moment, ...]]:
    """Return the moments that answer each question, newest first, undated last. Alone: the last time."""
    found: dict[str, tuple[Moment, ...]] = {}
    for question in life_questions().values():
        asked = frozenset(question.kinds)
        among = [one for one in life if one.kind in asked or (one.also and not asked.isdisjoint(one.also))]
        if question.id == "alone":
            among = [moment for moment in among if seen.alone and moment.ref == seen.alone.entry]
        dated = [moment for moment in among if moment.latest]
        found[question.id] = (*reversed(dated), *(moment for moment in among if not moment.latest))
    return found


def answers(
    child: UUID, name: str, found: Mapping[str, tuple[Moment, ...]], whole: Mapping[UUID, Row], *, as_of: date
) -> list[Answered]:
    """Return each question with its answer in words. `whole` holds the newest entry of each."""
    return [
        _answered(question, child, name, found[question.id], whole, as_of=as_of)
        for question in life_questions().values()
    ]


def _answered(
    question: LifeQuestion, child: UUID, name: str, found: Sequence[Moment], whole: Mapping[UUID, Row], *, as_of: date
) -> Answered:
    asked = question.words.format(name=name)
    row = whole.get(found[0].ref) if found else None
    if row is None:
        return Answered(asked, question.none.format(name=name), "", "", "", "")
    one = told(row)
    every = f"{reverse('child_chronology', args=[child])}?about={question.id}"
    when = ", ".join(filter(None, (one.when, ago(row.on, as_of=as_of))))
    if question.id == "tried":
        words = f"{plural(len(found), 'entry', 'entries')} of help, actions, goals and referrals"
        return Answered(asked, words, every, f"Newest: {one.title}, {when}", "", "")
    more = f"All: {question.filter.lower()}"
    return Answered(asked, f"{_short(question, one)}{when}", one.href, one.source, more, every)


def _short(question: LifeQuestion, one: Told) -> str:
    """Return what stands before the day: the weight as it was written, or who saw the child."""
    details = dict(one.details)
    if question.id == "weighed":
        weight = " ".join(filter(None, (details.get("Value"), details.get("Unit"))))
        return f"{weight}, " if weight else ""
    by = details.get("By", "")
    return f"{by[:1].upper()}{by[1:]}, " if by else ""
