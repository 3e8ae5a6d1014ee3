"""Recorded reasons to hold a child, and the yearly look at notes on children with no open work."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from seen.apps.casefile.actions.owing import write_task
from seen.apps.casefile.models import FamilyNo, Hold
from seen.apps.people.queries.joined import record_ids
from seen.apps.people.queries.reach import check_may_change
from seen.apps.people.signing import signed
from seen.core.access.permission import Permission, Role
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.lifecycle.agreement import AGREED
from seen.core.refusals import Refusal
from seen.kit.actions import action, current
from seen.kit.knowledge.load import load

MONTHS = 12


class BadHold(Refusal):
    """The reason is none, or cannot end like this."""


@action("casefile.hold", needs=Permission.CHANGE_RECORD)
def hold(viewer: Viewer, *, sight: Sight, reason: str, at: datetime, words: str = "") -> Hold:
    """Record a reason to hold the child: own_note, early_help, s17 or s47. Several may stand beside each other."""
    check_may_change(sight)
    row = write_hold(viewer, sight.child, reason=reason, words=words, at=at)
    current().note(hold=row.id, reason=reason)
    return row


@action("casefile.release", needs=Permission.CHANGE_RECORD)
def release(viewer: Viewer, *, sight: Sight, hold: UUID, words: str, at: datetime) -> Hold:
    """End a reason to hold. With none left no scan looks at the child; what was written stays."""
    check_may_change(sight)
    row = Hold.objects.filter(id=hold, child__in=record_ids(sight.child), end=None).first()
    if row is None:
        raise BadHold("That reason has ended already, or is another child's.")
    if not words.strip():
        raise BadHold("Write why this reason for the record no longer stands.")
    row.end = timezone.localdate(at)
    row.words = f"{row.words}\nEnded: {words.strip()}".strip()
    row.save(update_fields=["end", "words"])
    current().concerns(sight.child)
    current().note(hold=row.id)
    return row


def write_hold(viewer: Viewer, child: UUID, *, reason: str, words: str, at: datetime) -> Hold:
    """Write a hold inside an act under way; an own note is owed a look after twelve months."""
    known = load("vocabulary/hold-reasons")
    if reason not in known:
        raise BadHold("Choose why there is a record about the child.")
    today = timezone.localdate(at)
    months = known[reason].get("review_months")
    row = Hold.objects.create(
        child_id=child,
        agency_id=viewer.agency,
        reason=reason,
        words=words,
        start=today,
        review_on=_later(today, months=months) if months else None,
        **signed(viewer, at),
    )
    current().concerns(child)
    if reason == AGREED:
        agreed_again(child, at=at)
    if row.review_on:
        write_task(
            viewer,
            kind="hold.review",
            title="Look again at whether this record is still needed",
            why="A note on a child with no open work is looked at again after 12 months.",
            at=at,
            child=child,
            due=row.review_on,
            role=Role.DESIGNATED_LEAD,
            agency=viewer.agency,
            link=f"/children/{child}/work/",
            about=row.id,
        )
    return row


def agreed_again(child: UUID, *, at: datetime) -> None:
    """End a family's no inside an act under way: they have agreed to early help since."""
    for row in FamilyNo.objects.filter(child__in=record_ids(child), ended_at=None):
        row.ended_at = at
        row.save(update_fields=["ended_at"])
        current().note(family_no_ended=row.id)


def _later(day: date, *, months: int) -> date:
    """The same day so many whole years and months on; 29 February becomes 1 March."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    try:
        return day.replace(year=year, month=month + 1)
    except ValueError:
        return date(year, month + 2, 1)
