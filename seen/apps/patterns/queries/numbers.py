"""The numbers that patterns look with on a day: the partnership's file, and over it what the partnership decided."""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from seen.apps.patterns.models import Decision, Trial
from seen.core.access.permission import Permission, check
from seen.core.access.viewer import Viewer
from seen.core.patterns.contract import Pattern
from seen.core.patterns.in_force import Given, in_force
from seen.core.patterns.runner import patterns
from seen.kit.database.prepared import prepared
from seen.kit.jobs.models import Job
from seen.kit.knowledge.partnerships import settings_given

CHANGE, LEAVE = "change", "leave"
WORK = "trial"  # by which jobs find what counts


def numbers_in_force(as_of: date) -> Mapping[str, Mapping[str, int]]:
    """Return a partnership's own numbers on a day: pattern id, then threshold name. The rest keep their default."""
    return in_force(settings_given(settings.PARTNERSHIP), _decided(), on=as_of)


def numbers_of(pattern: Pattern, *, as_of: date) -> dict[str, int]:
    """Return every number that a pattern looks with on a day."""
    return pattern.in_force(numbers_in_force(as_of).get(pattern.id, {}))


def stamp(numbers: Mapping[str, Mapping[str, int]]) -> str:
    """Return a mark of the patterns with the numbers they look with: another mark, and every child is due."""
    every = [[each.id, each.version, sorted(numbers.get(each.id, {}).items())] for each in patterns()]
    return sha256(json.dumps(every).encode()).hexdigest()[:16]


def decisions(viewer: Viewer, *, pattern: str = "") -> list[Decision]:
    """Return what the partnership decided, newest first: of one pattern, or of all. Raises NotPermitted."""
    check(viewer, Permission.SET_NUMBERS)
    rows = Decision.objects.select_related("by", "trial").order_by("-at")
    return list(rows.filter(pattern=pattern) if pattern else rows)


def trial(viewer: Viewer, key: Any) -> Trial | None:
    """Return what other numbers would have raised, or None where nobody tried. Raises NotPermitted."""
    check(viewer, Permission.SET_NUMBERS)
    return Trial.objects.filter(id=key).select_related("by").first()


def is_decided(trial: Trial) -> bool:
    """Answer whether somebody decided about what was tried."""
    return Decision.objects.filter(trial=trial).exists()


def trials(viewer: Viewer, *, pattern: str) -> list[Trial]:
    """Return what was tried of a pattern, newest first. Raises NotPermitted."""
    check(viewer, Permission.SET_NUMBERS)
    return list(Trial.objects.filter(pattern=pattern).select_related("by").order_by("-at")[:10])


def count_of(trial: Trial) -> Job | None:
    """Return the job that counts a trial, or None where none does."""
    return Job.objects.filter(id=trial.id, work=WORK).first()


def _decided() -> list[Given]:
    rows = _changes()
    return [Given(pattern, _day(since), _numbers(numbers)) for pattern, since, numbers in rows]


@prepared
def _changes() -> QuerySet[Any, Any]:
    rows = Decision.objects.filter(in_force__isnull=False).order_by("at", "id")
    return rows.values_list("pattern", "in_force", "numbers")


def _day(given: Any) -> date:
    return date.fromisoformat(given) if isinstance(given, str) else given


def _numbers(given: Any) -> Mapping[str, int]:
    numbers: Mapping[str, int] = json.loads(given) if isinstance(given, str) else given
    return numbers
