"""The numbers that patterns look with: tried on past data first, then changed or left, with who decided and why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from seen.apps.patterns.models import Decision, Trial
from seen.apps.patterns.queries.numbers import CHANGE, LEAVE, WORK, count_of, numbers_of
from seen.apps.patterns.queries.past import looked_at, past_of
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer, system
from seen.core.dates.ages import window_start
from seen.core.patterns.contract import Pattern
from seen.core.patterns.runner import detector_of
from seen.core.patterns.trying import Began, began
from seen.core.refusals import Refusal
from seen.kit.actions import action, current
from seen.kit.jobs.actions import begin, cancel
from seen.kit.jobs.works import Asked, Hold, Made, work

WINDOWS = (3, 6, 12, 24)  # months
LEAST_WORDS = 15  # characters, as of an answer to a question
A_YEAR = timedelta(days=366)
AT_ONCE = 1.5  # seconds for which the page waits; the rest goes on beside it
SERVICE = system("what other numbers would have raised")


class NotTried(Refusal):
    """Numbers that cannot be tried."""


class NotDecided(Refusal):
    """A decision that does not say enough, or comes too early."""


@action("patterns.try_numbers", needs=Permission.SET_NUMBERS)
def try_numbers(viewer: Viewer, *, pattern: Pattern, numbers: Mapping[str, int], months: int, now: datetime) -> Trial:
    """Ask what other numbers would have raised in so many months up to today. Tried again, the first trial stands.

    Raises NotTried or NotAllowed, with a sentence that says what to change.
    """
    until = timezone.localdate(now)
    whole, before = pattern.in_force(numbers), numbers_of(pattern, as_of=until)
    if whole == before:
        raise NotTried("These are the numbers in force. Change one of them to see what it would have raised.")
    if months not in WINDOWS:
        raise NotTried("Choose how far back to look.")
    asked = {"pattern": pattern.id, "numbers": whole, "before": before, "until": until}
    since = window_start(until, months=months)
    current().note(pattern=pattern.id, numbers=whole)
    again = Trial.objects.filter(since=since, by=viewer.id, **asked).first()
    return again or Trial.objects.create(since=since, at=now, by_id=viewer.id, **asked)


def begin_count(trial: Trial, *, now: datetime) -> None:
    """Begin to count beside the request, and wait a moment for it; begun anew where it stopped. Once counted, never."""
    if trial.result is not None:
        return
    stopped = count_of(trial)
    if stopped is not None and stopped.stopped:
        cancel(SERVICE, job=stopped)
    begin(SERVICE, job=trial.id, work=WORK, about=trial.id, what={}, now=now, wait=AT_ONCE)


@work(WORK)
def count(asked: Asked, hold: Hold) -> Made:
    """Count child by child, and keep the counts at the end. Whoever is stopped half way begins again."""
    trial = Trial.objects.get(id=asked.about)
    detector = detector_of(trial.pattern)
    every = looked_at(detector, since=trial.since, until=trial.until)
    found: dict[str, list[list[Began]]] = {"before": [], "numbers": []}
    for done, records in enumerate(every):
        hold(done, len(every))
        on = past_of(detector, records, until=trial.until)
        for which, numbers in (("before", trial.before), ("numbers", trial.numbers)):
            found[which].append(began(on, detector, start=trial.since, end=trial.until, numbers=numbers))
    keep_counts(SERVICE, trial=trial, result={which: _counts(times) for which, times in found.items()})
    return Made(b"", "")


def _counts(every: Iterable[list[Began]]) -> dict[str, int]:
    children = list(every)
    tiers = Counter(one.tier.value for child in children for one in child)
    return {"held": len(children), "children": sum(bool(child) for child in children), **tiers}


@action("patterns.keep_counts", needs=None)
def keep_counts(viewer: Viewer, *, trial: Trial, result: Mapping[str, Any]) -> None:
    """Keep what was counted. Counted twice, the first stands."""
    current().note(trial=trial.id)
    Trial.objects.filter(id=trial.id, result__isnull=True).update(result=result)


@action("patterns.decide", needs=Permission.SET_NUMBERS)
def decide(
    viewer: Viewer, *, trial: Trial, decided: str, why: str, who: str, in_force: date | None, now: datetime
) -> Decision:
    """Change a pattern's numbers to those tried from a day on, or leave them. Every child is then due on that day.

    Raises NotDecided, with a sentence that says what is missing.
    """
    today = timezone.localdate(now)
    check_decision(decided, why=why, who=who, in_force=in_force, today=today)
    pattern = detector_of(trial.pattern).pattern
    again = Decision.objects.filter(trial=trial).first()
    if again is not None:
        raise NotDecided("This trial was decided already. Try the numbers again to decide anew.")
    if trial.result is None:
        raise NotDecided("What these numbers would have raised is still being counted. Wait for it, then decide.")
    if numbers_of(pattern, as_of=today) != trial.before:
        raise NotDecided("The numbers in force have changed since this was tried. Try again, then decide.")
    changes = decided == CHANGE
    current().note(pattern=pattern.id, decided=decided, trial=trial.id)
    return Decision.objects.create(
        pattern=pattern.id, decided=decided, numbers=trial.numbers if changes else trial.before, before=trial.before,
        trial=trial, why=why.strip(), who=who.strip(), in_force=in_force if changes else None, at=now, by_id=viewer.id,
    )  # fmt: skip


def check_decision(decided: str, *, why: str, who: str, in_force: date | None, today: date) -> None:
    """Refuse what does not say enough, in one sentence."""
    if decided not in (CHANGE, LEAVE):
        raise NotDecided("Choose whether the numbers change or stay.")
    if len(why.strip()) < LEAST_WORDS:
        raise NotDecided("Say a little more: why does the partnership decide this?")
    if not who.strip():
        raise NotDecided("Say who decided: the group or meeting, or the people.")
    if decided == CHANGE and in_force is None:
        raise NotDecided("Say from which day the numbers are in force.")
    if decided == CHANGE and in_force is not None and not today <= in_force <= today + A_YEAR:
        raise NotDecided("Numbers can be in force from today or from a day within a year.")
