"""Asks every pattern about a child and keeps what changed. One that crashes leaves its earlier finding as it is."""

import logging
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from seen.apps.casefile import queries as casefile
from seen.apps.patterns.actions.routing import route, settle
from seen.apps.patterns.models import Finding, Look, Version
from seen.apps.patterns.queries.numbers import numbers_in_force, stamp
from seen.apps.patterns.queries.siblings import with_siblings
from seen.apps.patterns.queries.timelines import timeline_of
from seen.apps.people.queries.joined import record_ids
from seen.core.access.viewer import Viewer
from seen.core.lifecycle.agreement import ROWS_AFTER_A_NO
from seen.core.lifecycle.task import TaskAct
from seen.core.patterns import contract, runner
from seen.core.patterns.runner import Crash, Detector, Outcome
from seen.kit.actions import action, current
from seen.kit.database.many import insert_rows, put
from seen.kit.database.prepared import prepared_rows

GONE = "What the question rested on is no longer there."
SILENT = "What agencies hold is not put together at the moment."

Standing = dict[tuple[int, str], Version]
"""The newest version of each finding, by row and holder."""

log = logging.getLogger(__name__)


@action("patterns.mark_due", needs=None)
def mark_due(viewer: Viewer, *, children: Iterable[UUID]) -> None:
    """Note that something about these children changed. Joins the act that changed it: a crash later loses nothing."""
    for child in children:
        put(Look, {"child_id": child, "due": True, "next_look": None, "looked_on": None, "stamp": ""}, ["due"])


@action("patterns.look", needs=None)
def look(viewer: Viewer, *, child: UUID, as_of: date, now: datetime) -> int:
    """Bring one child's findings up to date. Returns how many changed."""
    records = record_ids(child)
    child = records[0]
    numbers = numbers_in_force(as_of)
    asked = asked_of(records)
    timeline = timeline_of(records, as_of=as_of)
    if runner.reads_siblings(timeline, settings=numbers, asked=asked):
        timeline = with_siblings(timeline, records)
    outcomes = runner.run(timeline, as_of=as_of, settings=numbers, asked=asked)
    standing = latest(child)
    changed = sum(_keep(viewer, child, outcome, standing, as_of=as_of, now=now) for outcome in outcomes)
    rows = {each.pattern.row for each in asked}
    silent = [version for (row, _), version in standing.items() if row not in rows and not version.ceased]
    changed += sum(_cease(viewer, version, words=SILENT, as_of=as_of, now=now) for version in silent)
    looked = {"due": False, "next_look": _next(outcomes, as_of), "looked_on": as_of, "stamp": stamp(numbers)}
    put(Look, {"child_id": child, **looked}, list(looked))
    current().concerns(child)
    current().note(changed=changed)
    return changed


def asked_of(records: Sequence[UUID]) -> list[Detector]:
    """Return the patterns to ask about a child: after a family's no, three alone, for the matching desk."""
    after_a_no = casefile.no_stands(records)
    return [each for each in runner.detectors() if not after_a_no or each.pattern.row in ROWS_AFTER_A_NO]


def scan(viewer: Viewer, *, as_of: date, now: datetime, everyone: Iterable[UUID] | None = None) -> int:
    """Look at each child held who is due, one transaction each. Returns how many were looked at."""
    due = everyone if everyone is not None else _due(as_of)
    looked = 0
    for child in list(due):
        try:
            look(viewer, child=child, as_of=as_of, now=now)
        except Exception:
            log.exception("a child could not be looked at; the next scan tries again")
            continue
        looked += 1
    return looked


def latest(child: UUID) -> Standing:
    """Return the newest version of each of a child's findings."""
    newest: list[Any] = _newest(child)
    return {(version.row, version.holder): version for version in newest}


@prepared_rows(Version)
def _newest(child: UUID) -> QuerySet[Any]:
    newer = Version.objects.filter(finding=OuterRef("finding"), number__gt=OuterRef("number"))
    return Version.objects.filter(~Exists(newer), finding__child=child).annotate(
        row=F("finding__row"), holder=F("finding__holder")
    )


def _due(as_of: date) -> list[UUID]:
    held = casefile.held(as_of=as_of)
    other_numbers = Q(look=None) | ~Q(look__stamp=stamp(numbers_in_force(as_of)))
    due = other_numbers | Q(look__due=True) | Q(look__next_look__lte=as_of)
    return list(held.filter(due).values_list("id", flat=True))


def _next(outcomes: list[Outcome | Crash], as_of: date) -> date | None:
    tomorrow = as_of + timedelta(days=1)
    days = [tomorrow if isinstance(outcome, Crash) else outcome.next_look for outcome in outcomes]
    return min((day for day in days if day), default=None)


def _keep(
    viewer: Viewer, child: UUID, outcome: Outcome | Crash, standing: Standing, *, as_of: date, now: datetime
) -> int:
    """Keep a new version of each question whose evidence changed. Returns how many did."""
    if isinstance(outcome, Crash):
        log.error("pattern %s crashed", outcome.pattern.id, exc_info=outcome.error)
        return 0
    row, asked = outcome.pattern.row, outcome.finding.questions if outcome.finding else {}
    before = {holder: version for (of, holder), version in standing.items() if of == row and not version.ceased}
    gone = [version for holder, version in before.items() if holder not in asked]
    changed = sum(_cease(viewer, version, words=GONE, as_of=as_of, now=now) for version in gone)
    for holder, found in asked.items():
        sides = [contract.refs(side, child=str(child)) for side in (found.because, found.against)]
        if holder in before and before[holder].because == sides[0]:
            continue
        version = _raise(child, outcome.pattern, holder, found, sides, standing, as_of=as_of, now=now)
        route(viewer, version, child=child, as_of=as_of, now=now)
        changed += 1
    return changed


def _cease(viewer: Viewer, before: Version, *, words: str, as_of: date, now: datetime) -> bool:
    settle(viewer, before, act=TaskAct.NOT_NEEDED, words=words, at=now)
    Version.objects.create(
        finding=before.finding, number=before.number + 1, pattern_version=before.pattern_version, tier=before.tier,
        title=before.title, as_of=as_of, raised_at=now, ceased=True,
    )  # fmt: skip
    return True


def _raise(
    child: UUID,
    pattern: contract.Pattern,
    holder: str,
    found: contract.Finding,
    sides: Sequence[list[str]],
    standing: Standing,
    *,
    as_of: date,
    now: datetime,
) -> Version:
    before = standing.get((pattern.row, holder))
    version = Version(
        finding_id=before.finding_id if before else _finding(child, pattern, holder),
        number=before.number + 1 if before else 1,
        pattern_version=pattern.version,
        tier=found.tier.value,
        title=pattern.title,
        sentence=found.sentence,
        ask=pattern.ask,
        because=sides[0],
        against=sides[1],
        missing=list(found.missing),
        innocent=list(found.innocent),
        thresholds=dict(found.thresholds),
        as_of=as_of,
        raised_at=now,
    )
    insert_rows([version])
    return version


def _finding(child: UUID, pattern: contract.Pattern, holder: str) -> UUID:
    named = {"child_id": child, "row": pattern.row, "holder": holder}
    return Finding.objects.get_or_create(**named, defaults={"pattern": pattern.id})[0].id
