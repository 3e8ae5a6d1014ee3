"""The diaries of a child's case: holds, levels, and each service's work."""

from datetime import date
from uuid import UUID

from seen.apps.casefile.models import Hold, Level, Work
from seen.apps.identity.models import User
from seen.apps.people.queries.reach import may_read
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight


def holds(sight: Sight) -> list[Hold]:
    """Return the reasons for which the child is and was held, newest first. A writer of a note sees their own."""
    rows = Hold.objects.filter(child__in=sight.records).select_related("agency")
    rows = rows if may_read(sight) else rows.filter(written_by=sight.viewer)
    return list(rows.order_by("-start", "-written_at"))


def levels(sight: Sight) -> list[Level]:
    """Return the diary of levels, newest first."""
    if not may_read(sight):
        return []
    return list(Level.objects.filter(child__in=sight.records).select_related("agency").order_by("-on", "-written_at"))


def work(sight: Sight) -> list[Work]:
    """Return each service's work, open work first, then the newest closed."""
    if not may_read(sight):
        return []
    rows = list(Work.objects.filter(child__in=sight.records).select_related("agency").order_by("-opened"))
    return sorted(rows, key=lambda row: row.closed is not None)


def colleagues(viewer: Viewer, *, as_of: date) -> list[User]:
    """Return the open accounts of the viewer's own agency, by name: whom work can be given to."""
    return list(User.objects.filter(agency=viewer.agency, is_active=True).order_by("name"))


def by_email(email: str) -> UUID | None:
    """Return the open account with an address, whatever its case: to name a colleague of another agency."""
    return User.objects.filter(email__iexact=email.strip(), is_active=True).values_list("id", flat=True).first()
