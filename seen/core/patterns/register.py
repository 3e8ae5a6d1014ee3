"""How often a pattern asked, and what people said: one occasion for each wait, however its evidence grew meanwhile."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from seen.core.lifecycle.answer import needs_a_second, set_aside


class Outcome(StrEnum):
    """What became of an occasion. `gone`: its evidence went before anybody answered."""

    ACT = "act"
    EXPLAINED = "explained"
    WRONG_DATA = "wrong_data"
    WATCH = "watch"
    UNANSWERED = "unanswered"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Raised:
    """One version of a finding: the day it was raised, and the refs it rests on; `ceased` where nothing is found."""

    number: int
    on: date
    tier: str
    because: frozenset[str] = frozenset()
    ceased: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """One answer, to the version of that number."""

    number: int
    answer: str
    by: UUID | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time that a pattern asked about one child: since when, how soon it asked, and what became of it."""

    on: date
    tier: str
    outcome: Outcome


def occasions(diary: Sequence[Raised], answers: Sequence[Given]) -> list[Occasion]:
    """Return the occasions of one finding, first to last. `diary` by number, `answers` oldest first.

    New evidence while nobody has answered is the same occasion; evidence outside what was answered is a new one.
    """
    found: list[Occasion] = []
    waiting: list[Raised] = []
    answered: list[frozenset[str]] = []

    def close(otherwise: Outcome) -> None:
        if waiting:
            numbers = {each.number for each in waiting}
            said = _said([given for given in answers if given.number in numbers], tier=waiting[-1].tier)
            found.append(Occasion(waiting[0].on, waiting[-1].tier, said or otherwise))
            waiting.clear()

    for version in diary:
        if version.ceased:
            close(Outcome.GONE)
            continue
        if any(version.because <= covered for covered in answered):
            continue
        if waiting and _said([given for given in answers if given.number == waiting[-1].number], tier=waiting[-1].tier):
            close(Outcome.UNANSWERED)
        waiting.append(version)
        if _said([given for given in answers if given.number == version.number], tier=version.tier):
            answered.append(version.because)
    close(Outcome.UNANSWERED)
    return found


def counted(every: Iterable[Occasion]) -> dict[Outcome, int]:
    """Return how many occasions had each outcome; none is a nought."""
    outcomes = [each.outcome for each in every]
    return {outcome: outcomes.count(outcome) for outcome in Outcome}


def _said(given: Sequence[Given], *, tier: str) -> Outcome | None:
    """Return the newest answer that holds. That a question for today is not so needs two who say it."""
    aside = set_aside((each.answer, each.by) for each in given)
    firm = [each.answer for each in given if aside or not needs_a_second(each.answer, tier=tier)]
    return Outcome(firm[-1]) if firm else None
