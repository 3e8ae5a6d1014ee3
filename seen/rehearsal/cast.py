"""Who plays whom: the invented people and agencies by name, as viewers whose acts tell the story."""

from datetime import date
from functools import cached_property
from uuid import UUID

from seen.apps.casefile import queries as casefile
from seen.apps.identity.models import Agency, Team, User
from seen.core.access.permission import Permission, can
from seen.core.access.viewer import Viewer, system
from seen.core.access.visibility import Sight

NARRATOR = system("rehearsal")


class Cast:
    """The invented partnership, read once."""

    @cached_property
    def users(self) -> dict[str, User]:
        """Return the people by name."""
        return {user.name: user for user in User.objects.select_related("agency")}

    @cached_property
    def viewers(self) -> dict[str, Viewer]:
        """Return the people as viewers, by name."""
        return {name: user.as_viewer() for name, user in self.users.items()}

    @cached_property
    def agencies(self) -> dict[str, Agency]:
        """Return every agency by its name, and by each type the first of it in the list: the families' own."""
        found: dict[str, Agency] = {}
        for agency in Agency.objects.order_by("phone"):
            found.setdefault(agency.type, agency)
            found[agency.name] = agency
        return found

    @cached_property
    def teams(self) -> dict[str, Team]:
        """Return the teams by name."""
        return {team.name: team for team in Team.objects.all()}

    def somebody_of(self, sort: str) -> Viewer:
        """Return who writes for an agency, given by its name or its type."""
        home = self.agencies[sort].id
        return next(one for one in self.viewers.values() if one.agency == home and can(one, Permission.IMPORT))


def narrated(child: UUID, *, today: date) -> Sight:
    """Return the sight of the service itself, which tells the story."""
    return casefile.sight(NARRATOR, child, as_of=today)
