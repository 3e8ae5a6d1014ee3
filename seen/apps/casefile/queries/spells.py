"""Which agencies have worked with a child and when, ended work too: for asking what each knows of a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from seen.apps.casefile.models import Involvement
from seen.apps.people.queries.reach import may_read
from seen.core.access.visibility import Sight


@dataclass(frozen=True, slots=True)
class Spell:
    """Work of one person or team with the child, for their agency, from `start`, to `end` where it ended.

    `user` is whoever can be asked for it; None where a team works, or the account was closed.
    """

    agency: UUID
    name: str
    phone: str
    start: date
    end: date | None
    user: UUID | None
    team: UUID | None
    lead: bool

    def on(self, day: date) -> bool:
        """Answer whether it was under way on a day."""
        return self.start <= day and (self.end is None or self.end >= day)

    def touches(self, since: date, until: date) -> bool:
        """Answer whether any of it lies in a time, both ends in."""
        return self.start <= until and (self.end is None or self.end >= since)


def spells(sight: Sight) -> list[Spell]:
    """Return all work with the child, oldest first; no writer of a note. Nothing for those who may not read as much."""
    if not may_read(sight):
        return []
    rows = Involvement.objects.filter(child__in=sight.records).exclude(role="noted").select_related("agency", "user")
    return [_spell(row) for row in rows.order_by("start", "written_at", "id")]


def whom_to_ask(found: Iterable[Spell], agency: UUID, *, as_of: date) -> Spell | None:
    """Return whose task it is to answer for an agency: the lead practitioner, then the newest who works with the child.

    None where the agency does not work with the child on that day.
    """
    now = [one for one in found if one.agency == agency and one.on(as_of)]
    return max(now, key=lambda one: (one.user is not None or one.team is not None, one.lead, one.start), default=None)


def _spell(row: Involvement) -> Spell:
    return Spell(
        agency=row.agency_id,
        name=row.agency.name,
        phone=row.agency.phone,
        start=row.start,
        end=row.end,
        user=row.user_id if row.user and row.user.is_active else None,
        team=row.team_id,
        lead=row.role == "lead_practitioner",
    )
