"""The level of need and each service's work, as diaries. Nothing closes by itself."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from seen.apps.casefile.actions.holds import agreed_again
from seen.apps.casefile.models import Level, Work
from seen.apps.casefile.outcomes import LevelSet, WorkClosed, WorkOpened
from seen.apps.casefile.queries.level import current_level
from seen.apps.people.queries.joined import record_ids
from seen.apps.people.queries.reach import check_may_change
from seen.apps.people.signing import keyed, signed
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.lifecycle.agreement import AGREED_LEVELS
from seen.core.refusals import Refusal
from seen.kit.actions import action, current
from seen.kit.knowledge.load import load


class BadWork(Refusal):
    """The level or the work does not fit what is recorded."""


@action("casefile.set_level", needs=Permission.CHANGE_RECORD)
def set_level(
    viewer: Viewer,
    *,
    sight: Sight,
    level: str,
    on: date,
    at: datetime,
    category: str = "",
    interval: int | None = None,
    why: str = "",
    key: UUID | None = None,
) -> LevelSet:
    """Add to the diary of levels. `interval`: days between visits, where the plan sets them."""
    check_may_change(sight)
    if level not in load("vocabulary/levels"):
        raise BadWork("Choose the level of need.")
    if on > timezone.localdate(at):
        raise BadWork("The day is after today. Record the level on the day it changes.")
    before = current_level(sight.child)
    row = Level.objects.create(
        id=keyed(Level, key),
        child_id=sight.child,
        level=level,
        on=on,
        category=category,
        interval=interval,
        agency_id=viewer.agency,
        why=why,
        **signed(viewer, at),
    )
    current().concerns(sight.child)
    current().note(level=row.id)
    if level in AGREED_LEVELS:
        agreed_again(sight.child, at=at)
    return LevelSet(sight.child, before, level, on, category, interval, viewer.agency, why, row.id)


@action("casefile.open_work", needs=Permission.CHANGE_RECORD)
def open_work(
    viewer: Viewer,
    *,
    sight: Sight,
    service: str,
    on: date,
    at: datetime,
    reason: str = "",
    agency: UUID | None = None,
) -> WorkOpened:
    """Open a service's work with the child. From here its notes are seen by whoever works with the child."""
    check_may_change(sight)
    whose = agency or viewer.agency
    if whose is None or not service.strip():
        raise BadWork("Write which service works with the child.")
    if on > timezone.localdate(at):
        raise BadWork("The day is after today. Record the work on the day it opens.")
    records = record_ids(sight.child)
    if Work.objects.filter(child__in=records, agency=whose, service=service.strip(), closed=None).exists():
        raise BadWork("This service's work with the child is open already.")
    row = Work.objects.create(
        child_id=sight.child,
        agency_id=whose,
        service=service.strip(),
        reason=reason,
        opened=on,
        **signed(viewer, at),
    )
    current().concerns(sight.child)
    current().note(work=row.id)
    return WorkOpened(sight.child, whose, row.service, reason, on, current_level(sight.child), row.id)


@action("casefile.close_work", needs=Permission.CHANGE_RECORD)
def close_work(viewer: Viewer, *, sight: Sight, work: UUID, on: date, why: str, at: datetime) -> WorkClosed:
    """Close a service's work, with why. Its notes close with it, to their writers and the agency's designated lead."""
    check_may_change(sight)
    row = Work.objects.filter(id=work, child__in=record_ids(sight.child), closed=None).first()
    if row is None:
        raise BadWork("That work is closed already. Open the page again.")
    if not why.strip():
        raise BadWork("Write why the work closes: whoever opens it again will ask.")
    if not row.opened <= on <= timezone.localdate(at):
        raise BadWork("The day must lie between the day the work opened and today.")
    row.closed, row.closed_why, row.closed_by_id = on, why.strip(), viewer.id
    row.save(update_fields=["closed", "closed_why", "closed_by"])
    current().concerns(sight.child)
    current().note(work=row.id)
    return WorkClosed(sight.child, row.agency_id, row.service, row.closed_why, on, current_level(sight.child), row.id)
