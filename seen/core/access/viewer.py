"""Who is looking or acting: a worker, a link-holder, a feed or the service itself."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from seen.core.access.permission import Role


class ViewerKind(StrEnum):
    """What sort of viewer this is. A link-holder is a parent or child; a feed is another system."""

    STAFF = "staff"
    LINK_HOLDER = "link_holder"
    FEED = "feed"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Viewer:
    """One viewer. `reason` says why they act, where a page or command asked for it."""

    kind: ViewerKind
    name: str
    id: UUID | None = None
    agency: UUID | None = None
    agency_name: str = ""
    authority: str = ""  # the name of the local authority in which the agency works
    team: UUID | None = None
    roles: frozenset[Role] = field(default_factory=frozenset)
    reason: str = ""


def system(reason: str) -> Viewer:
    """Return the service itself, acting for `reason` (a scan, a rehearsal load). It sees what its task needs."""
    return Viewer(kind=ViewerKind.SYSTEM, name="Seen", reason=reason)
