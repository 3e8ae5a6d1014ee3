"""Who works with a child, for which reason, from when to when; and who must not see the record."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from seen.apps.casefile.models import Conflict, Involvement
from seen.apps.identity.models import Team, User
from seen.apps.people.queries.joined import record_ids
from seen.apps.people.queries.reach import check_may_change
from seen.apps.people.signing import signed
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal
from seen.kit.actions import action, current


class BadInvolvement(Refusal):
    """The involvement lacks somebody, a reason, or dates that fit."""


@action("casefile.involve", needs=Permission.CHANGE_RECORD)
def involve(
    viewer: Viewer,
    *,
    sight: Sight,
    reason: str,
    at: datetime,
    user: UUID | None = None,
    team: UUID | None = None,
    start: date | None = None,
) -> Involvement:
    """Add somebody, or a team, to those who work with the child. It opens the record to them from `start`."""
    check_may_change(sight)
    return write_involvement(
        viewer, sight.child, role="worker", user=user, team=team, reason=reason, start=start, at=at
    )


@action("casefile.end_involvement", needs=Permission.CHANGE_RECORD)
def end_involvement(viewer: Viewer, *, sight: Sight, involvement: UUID, end: date) -> Involvement:
    """End somebody's work with the child, in every part: `end` is the last day on which they see the record."""
    check_may_change(sight)
    row = current_involvement(sight, involvement)
    end_every_part(sight, row, end=end)
    return row


@action("casefile.note_written", needs=Permission.RECORD)
def note_written(viewer: Viewer, *, child: UUID, at: datetime) -> Involvement | None:
    """Let the writer of a note see the child's name and their own notes, where they are nothing else to the child."""
    today = timezone.localdate(at)
    if viewer.id is None or viewer.agency is None:
        return None
    now = Q(end=None) | Q(end__gte=today)
    if Involvement.objects.filter(now, child__in=record_ids(child), user=viewer.id).exists():
        return None
    return write_involvement(viewer, child, role="noted", user=viewer.id, reason="Wrote a note", at=at)


@action("casefile.bar", needs=Permission.ALLOCATE)
def bar(viewer: Viewer, *, sight: Sight, user: UUID | None, words: str, at: datetime) -> Conflict:
    """Close a child's record to a worker who is family, a neighbour or the like. It stands over every other right."""
    check_may_change(sight)
    if not words.strip():
        raise BadInvolvement("Write why they must not see the record.")
    if user is None or _somebody(user, None) is None:
        raise BadInvolvement("Choose somebody with an account: check the e-mail address.")
    current().concerns(sight.child)
    current().note(barred=user)
    return Conflict.objects.create(child_id=sight.child, user_id=user, words=words.strip(), **signed(viewer, at))


def end_every_part(sight: Sight, row: Involvement, *, end: date) -> None:
    """End every part that somebody has, inside an act under way: one left open would keep the record open to them."""
    if end < row.start:
        raise BadInvolvement("It cannot end before it began. Check the two dates.")
    rows = Involvement.objects.filter(child__in=record_ids(sight.child), user=row.user_id, team=row.team_id, end=None)
    for part in rows:
        part.end = max(end, part.start)
        part.save(update_fields=["end"])
        current().note(**{f"ended_{part.role}": part.id})
    row.refresh_from_db()
    current().concerns(sight.child)


def current_involvement(sight: Sight, involvement: UUID) -> Involvement:
    """Return an involvement of this child that has not ended. Raises BadInvolvement."""
    rows = Involvement.objects.filter(id=involvement, child__in=record_ids(sight.child), end=None)
    row = rows.select_related("user", "agency").first()
    if row is None:
        raise BadInvolvement("That work with the child has ended already. Open the page again.")
    return row


def write_involvement(
    viewer: Viewer,
    child: UUID,
    *,
    role: str,
    reason: str,
    at: datetime,
    user: UUID | None = None,
    team: UUID | None = None,
    start: date | None = None,
) -> Involvement:
    """Write an involvement inside an act under way."""
    if (user is None) == (team is None):
        raise BadInvolvement("Choose somebody with an account: check the e-mail address.")
    if not reason.strip():
        raise BadInvolvement("Write why they work with the child: it is what opens the record to them.")
    who = _somebody(user, team)
    if who is None:
        raise BadInvolvement("Choose somebody with an account.")
    row = Involvement.objects.create(
        child_id=child,
        agency_id=who.agency_id,
        user_id=user,
        team_id=team,
        role=role,
        reason=reason.strip(),
        start=start or timezone.localdate(at),
        **signed(viewer, at),
    )
    current().concerns(child)
    current().note(involvement=row.id, user=user, team=team, role=role)
    return row


def _somebody(user: UUID | None, team: UUID | None) -> User | Team | None:
    if user:
        return User.objects.filter(id=user, is_active=True).first()
    return Team.objects.filter(id=team).first() if team else None
