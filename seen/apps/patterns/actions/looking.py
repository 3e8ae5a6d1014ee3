"""Asks every pattern about a child and keeps what changed. One that crashes leaves its earlier finding as it is."""

import logging
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings as django_settings
from django.db.models import Exists, OuterRef, Q

from seen.apps.casefile import queries as casefile
from seen.apps.patterns.actions.routing import route, settle
from seen.apps.patterns.models import Evidence, Finding, Look, Version
from seen.apps.patterns.queries.timelines import entry_of, timeline
from seen.apps.people.queries.joined import kept
from seen.core.access.viewer import Viewer
from seen.core.lifecycle.task import TaskAct
from seen.core.patterns import contract
from seen.core.patterns.runner import Crash, Outcome, run
from seen.kit.actions import action, current
from seen.kit.actions.many import insert_many
from seen.kit.knowledge.partnerships import pattern_settings

log = logging.getLogger(__name__)


@action("patterns.mark_due", needs=None)
def mark_due(viewer: Viewer, *, children: Iterable[UUID]) -> None:
    """Note that something about these children changed. Joins the act that changed it: a crash later loses nothing."""
    due = [Look(child_id=child, due=True) for child in children]
    Look.objects.bulk_create(due, update_conflicts=True, unique_fields=["child"], update_fields=["due"])


@action("patterns.look", needs=None)
def look(viewer: Viewer, *, child: UUID, as_of: date, now: datetime) -> int:
    """Bring one child's findings up to date. Returns how many changed."""
    child = kept(child)
    outcomes = run(timeline(child, as_of=as_of), as_of=as_of, settings=pattern_settings(django_settings.PARTNERSHIP))
    standing = {version.finding.row: version for version in latest(child)}
    changed = sum(_keep(viewer, child, outcome, standing, as_of=as_of, now=now) for outcome in outcomes)
    looked = Look(child_id=child, due=False, next_look=_next(outcomes, as_of), looked_on=as_of)
    fields = ["due", "next_look", "looked_on"]
    Look.objects.bulk_create([looked], update_conflicts=True, unique_fields=["child"], update_fields=fields)
    current().concerns(child)
    current().note(changed=changed)
    return changed


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


def latest(child: UUID) -> list[Version]:
    """Return the newest version of each of a child's findings."""
    newer = Version.objects.filter(finding=OuterRef("finding"), number__gt=OuterRef("number"))
    return list(Version.objects.filter(~Exists(newer), finding__child=child).select_related("finding"))


def _due(as_of: date) -> list[UUID]:
    held = casefile.held(as_of=as_of)
    never = Q(look=None)
    return list(held.filter(never | Q(look__due=True) | Q(look__next_look__lte=as_of)).values_list("id", flat=True))


def _next(outcomes: list[Outcome | Crash], as_of: date) -> date | None:
    tomorrow = as_of + timedelta(days=1)
    days = [tomorrow if isinstance(outcome, Crash) else outcome.next_look for outcome in outcomes]
    return min((day for day in days if day), default=None)


def _keep(
    viewer: Viewer, child: UUID, outcome: Outcome | Crash, standing: dict[int, Version], *, as_of: date, now: datetime
) -> bool:
    """Keep a new version where the evidence changed. Returns whether it did."""
    if isinstance(outcome, Crash):
        log.error("pattern %s crashed", outcome.pattern.id, exc_info=outcome.error)
        return False
    before = standing.get(outcome.pattern.row)
    if outcome.finding is None:
        return before is not None and not before.ceased and _cease(viewer, before, as_of=as_of, now=now)
    because = contract.refs(outcome.finding.because, child=str(child))
    if before is not None and not before.ceased and before.because == because:
        return False
    version = _raise(child, outcome.pattern, outcome.finding, because, before, as_of=as_of, now=now)
    route(viewer, version, child=child, as_of=as_of, now=now)
    return True


def _cease(viewer: Viewer, before: Version, *, as_of: date, now: datetime) -> bool:
    settle(viewer, before, act=TaskAct.NOT_NEEDED, words="What the question rested on is no longer there.", at=now)
    Version.objects.create(
        finding=before.finding, number=before.number + 1, pattern_version=before.pattern_version, tier=before.tier,
        title=before.title, as_of=as_of, raised_at=now, ceased=True,
    )  # fmt: skip
    return True


def _raise(
    child: UUID,
    pattern: contract.Pattern,
    found: contract.Finding,
    because: list[str],
    before: Version | None,
    *,
    as_of: date,
    now: datetime,
) -> Version:
    finding = before.finding if before else None
    if finding is None:
        finding = Finding.objects.get_or_create(child_id=child, row=pattern.row, defaults={"pattern": pattern.id})[0]
    version = Version.objects.create(
        finding=finding,
        number=before.number + 1 if before else 1,
        pattern_version=pattern.version,
        tier=found.tier.value,
        title=pattern.title,
        sentence=found.sentence,
        ask=pattern.ask,
        because=because,
        missing=list(found.missing),
        innocent=list(found.innocent),
        thresholds=dict(found.thresholds),
        as_of=as_of,
        raised_at=now,
    )
    sides = (("because", found.because), ("against", found.against))
    evidence = [
        {"version_id": version.id, "entry_id": entry, "side": side}
        for side, events in sides
        for entry in dict.fromkeys(entry_of(event.ref) for event in events)
    ]
    insert_many(Evidence, evidence)
    return version
