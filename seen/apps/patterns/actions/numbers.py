"""The numbers that patterns look with: tried on past data first, then changed or left, with who decided and why."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from seen.apps.patterns.models import Decision, Trial
from seen.apps.patterns.queries.numbers import CHANGE, LEAVE, numbers_of, unfinished
from seen.apps.patterns.queries.past import past_of
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer, system
from seen.core.dates.ages import window_start
from seen.core.patterns.contract import Pattern
from seen.core.patterns.runner import detector_of
from seen.core.patterns.trying import Began, began
from seen.core.refusals import Refusal
from seen.kit.actions import action, current

WINDOWS = (3, 6, 12, 24)  # months
LEAST_WORDS = 15  # characters, as of an answer to a question
A_YEAR = timedelta(days=366)

log = logging.getLogger(__name__)


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


def count_trial(trial: Trial, *, now: datetime) -> Iterator[None]:
    """Count child by child, and keep the counts at the end. Whoever is stopped half way begins again."""
    detector = detector_of(trial.pattern)
    asked: dict[str, list[list[Began]]] = {"before": [], "numbers": []}
    for on in past_of(detector, since=trial.since, until=trial.until):
        for which, numbers in (("before", trial.before), ("numbers", trial.numbers)):
            asked[which].append(began(on, detector, start=trial.since, end=trial.until, numbers=numbers))
        yield
    result = {which: _counts(every) for which, every in asked.items()}
    keep_counts(system("what other numbers would have raised"), trial=trial, result=result)


def _counts(every: Iterable[list[Began]]) -> dict[str, int]:
    children = list(every)
    tiers = Counter(one.tier.value for child in children for one in child)
    return {"held": len(children), "children": sum(bool(child) for child in children), **tiers}


@action("patterns.keep_counts", needs=None)
def keep_counts(viewer: Viewer, *, trial: Trial, result: Mapping[str, Any]) -> None:
    """Keep what was counted. Counted twice, the first stands."""
    current().note(trial=trial.id)
    Trial.objects.filter(id=trial.id, result__isnull=True).update(result=result)


def count_unfinished(*, now: datetime, older_than: timedelta = timedelta(minutes=2)) -> int:
    """Count what was asked for and not counted, because its process was stopped. Returns how many trials."""
    left = [trial for trial in unfinished() if trial.at <= now - older_than]
    for trial in left:
        try:
            for _ in count_trial(trial, now=now):
                pass
        except Exception as error:
            log.error("numbers could not be tried: %s", type(error).__name__)
    return len(left)


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
