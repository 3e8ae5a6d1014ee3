"""Words of the numbers that patterns look with: those in force, what others would have raised, what was decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from seen.apps.patterns.models import Decision, Trial
from seen.apps.patterns.presenters.register import number, title
from seen.apps.patterns.queries.numbers import CHANGE
from seen.core.fairness.suppressing import total
from seen.core.patterns.contract import Pattern
from seen.kit.jobs.models import Job
from seen.kit.jobs.queries import Stage, stage_of
from seen.kit.knowledge.pattern_words import number_words, soon
from seen.kit.pages.words import day, plural

HEADS = ("Number", "In force", "Default", "May be")
COMPARED = ("Numbers in force", "Numbers tried")
FEW = "A count from 1 to 4 is not shown, because it can tell of one child. No child stands here."


@dataclass(frozen=True, slots=True)
class Summary:
    """One pattern in the list: where its page is, and how its numbers stand."""

    title: str
    href: str
    stands: str


def summary(pattern: Pattern, numbers: Mapping[str, int], coming: date | None) -> Summary:
    """Return a pattern in the list."""
    own = sum(numbers[name] != threshold.default for name, threshold in pattern.thresholds.items())
    stands = "All as the default" if not own else f"{plural(own, 'number')} of this partnership’s own"
    more = f", changes on {day(coming)}" if coming else ""
    return Summary(title(pattern), reverse("thresholds_of", args=[pattern.id]), f"{stands}{more}")


def coming(decided: Iterable[Decision], *, as_of: date) -> dict[str, date]:
    """Return the first later day on which each pattern's numbers change, by a decision."""
    later = sorted((one.in_force, one.pattern) for one in decided if one.in_force and one.in_force > as_of)
    return {pattern: on for on, pattern in reversed(later)}


def rows(pattern: Pattern, numbers: Mapping[str, int]) -> list[tuple[str, ...]]:
    """Return each number of a pattern: in force, the default, and the range allowed."""
    return [
        (number_words(pattern.id, name), str(numbers[name]), str(one.default), f"{one.allowed[0]} to {one.allowed[1]}")
        for name, one in pattern.thresholds.items()
    ]


def changed(trial: Trial) -> list[tuple[str, str, str]]:
    """Return the numbers that were tried beside those in force then, where they differ."""
    return [
        (number_words(trial.pattern, name), str(trial.before.get(name, "")), str(tried))
        for name, tried in trial.numbers.items()
        if trial.before.get(name) != tried
    ]


def compared(trial: Trial) -> list[tuple[str, str, str]]:
    """Return what each would have raised: children, times, and times by how soon it asks."""
    before, tried = _result(trial)
    lines = [("Children asked about", before["children"], tried["children"])]
    lines += [
        (f"Times asked: {each.name.lower()}", before.get(tier, 0), tried.get(tier, 0))
        for tier, each in soon().items()
        if tier in before or tier in tried
    ]
    return [(name, number(total(one)), number(total(other))) for name, one, other in lines]


def window(trial: Trial) -> str:
    """Return the time that was looked at."""
    return f"{day(trial.since)} to {day(trial.until)}"


def held(trial: Trial) -> str:
    """Return how many children were looked at, in a sentence."""
    return f"{number(total(_result(trial)[0]['held']))} children were held in this time."


def _result(trial: Trial) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return the counts of the numbers in force and of those tried."""
    counts: Mapping[str, Mapping[str, int]] = trial.result or {}
    return counts["before"], counts["numbers"]


def tried(every: Iterable[Trial]) -> list[tuple[str, str]]:
    """Return each trial in a few words, with its address."""
    return [
        (
            f"{_numbers(one)}: tried by {one.by.name if one.by else 'Seen'}, {day(one.at)}",
            reverse("threshold_trial", args=[one.id]),
        )
        for one in every
    ]


def _numbers(trial: Trial) -> str:
    return ", ".join(f"{name} {before} to {tried}" for name, before, tried in changed(trial))


def decided(every: Iterable[Decision]) -> list[tuple[str, str]]:
    """Return each decision: what, when, by whom; and why."""
    return [
        (_decided(one), f"{one.why}\n\nDecided by {one.who}. Written down by {_by(one)}, {day(one.at)}.")
        for one in every
    ]


def _by(decision: Decision) -> str:
    return decision.by.name if decision.by else "Seen"


def _decided(decision: Decision) -> str:
    if decision.decided != CHANGE or decision.in_force is None:
        return f"Left as they are: {_numbers(decision.trial)} was tried"
    return f"Changed from {day(decision.in_force)}: {_numbers(decision.trial)}"


def page_of_trial(pattern: Pattern, trial: Trial, *, is_decided: bool) -> dict[str, Any]:
    """Return what was tried, and what it would have raised once that is counted."""
    counted = trial.result is not None
    return {
        "title": title(pattern), "pattern": pattern.id, "trial": trial.id, "numbers": changed(trial),
        "compared_heads": COMPARED,
        "window": window(trial), "counted": counted, "decided": is_decided, "few": FEW,
        "compared": compared(trial) if counted else [], "held": held(trial) if counted else "",
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class HowFar:
    """How far the counting of a trial is, in a sentence; and whether it goes on."""

    words: str
    goes_on: bool


def how_far(job: Job | None, *, at: datetime) -> HowFar:
    """Return how far the counting is. None: nobody counts any more."""
    if job is None:
        return HowFar("Nobody is counting this any more. Try these numbers again.", goes_on=False)
    stage = stage_of(job, at=at)
    words = {
        Stage.UNDER_WAY: _children(job),
        Stage.INTERRUPTED: "The counting was interrupted. It begins again by itself within a minute.",
        Stage.STOPPED: job.stopped,
        Stage.READY: "It is counted.",
    }
    return HowFar(words[stage], goes_on=stage is not Stage.STOPPED)


def _children(job: Job) -> str:
    if not job.of:
        return "The counting has begun."
    return f"{job.done:,} of {plural(job.of, 'child', 'children')} counted."
