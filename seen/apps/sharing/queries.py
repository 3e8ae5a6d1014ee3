"""With whom an entry can be shared, and with whom it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from seen.apps.casefile.models import Involvement
from seen.apps.casefile.queries import now_involved
from seen.apps.chronology.queries.whole import Whole
from seen.apps.identity.models import User
from seen.apps.sharing.models import Share
from seen.core.refusals import Refusal


class NoSuchShare(Refusal):
    """There is no such share of this entry."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A share as it stands or stood."""

    id: UUID
    part: str
    to: str
    basis: str
    why: str
    family_knows: str
    at: datetime
    by: str
    ended_at: datetime | None
    ended_by: str


def parties(it: Whole, *, as_of: date) -> Mapping[str, str]:
    """Return who works with the child now: `user:<id>` or `agency:<id>` to their names, people first."""
    rows = Involvement.objects.filter(now_involved(as_of), child__in=it.sight.records).exclude(role="noted")
    rows = rows.select_related("user", "agency")
    agencies = {f"agency:{row.agency_id}": f"Everyone of {row.agency.name} who works with this child" for row in rows}
    teams = [row.team_id for row in rows if row.team_id]
    users = [row.user for row in rows if row.user]
    users += list(User.objects.filter(team__in=teams, is_active=True).select_related("agency")) if teams else []
    people = {
        f"user:{user.id}": f"{user.name}, {user.agency.name}"
        for user in sorted(users, key=lambda one: one.name.casefold())
        if user.is_active and user.id != it.entry.writer_id
    }
    return {**people, **agencies}


def shares(it: Whole) -> list[Shared]:
    """Return the shares of an entry in all its versions, newest first; of parts, only those the viewer may see.

    The agency that controls the entry sees each of them, others those that they are a party to.
    """
    rows = Share.objects.filter(entry__in=[one.id for one in it.versions], part__in=["", *it.row.parts])
    rows = rows if it.theirs else rows.filter(Q(user=it.sight.viewer) | Q(agency=it.sight.agency))
    rows = rows.select_related("user", "agency", "by", "ended_by").order_by("-at")
    return [
        Shared(
            row.id,
            row.part,
            row.user.name if row.user else row.agency.name if row.agency else "",
            row.basis,
            row.why,
            row.family_knows,
            row.at,
            row.by.name if row.by else "Seen",
            row.ended_at,
            row.ended_by.name if row.ended_by else "",
        )
        for row in rows
    ]


def share_of(it: Whole, share: UUID) -> Share:
    """Return a share that stands, of this entry. Raises NoSuchShare."""
    row = Share.objects.filter(id=share, entry__in=[one.id for one in it.versions], ended_at=None).first()
    if row is None or (row.part and row.part not in it.row.parts):
        raise NoSuchShare("That share has ended already. Open the page again.")
    return row
