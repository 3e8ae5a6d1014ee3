"""Who works here: authorities, agencies and their teams."""

from uuid import UUID

from seen.apps.identity.models import Agency, Authority, Team
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer, ViewerKind
from seen.core.refusals import Refusal
from seen.kit.actions import action, current


class NameTaken(Refusal):
    """The name stands already."""


class NotYours(Refusal):
    """Only the service's own commands found authorities and agencies."""


@action("identity.found_authority", needs=Permission.ADMINISTER)
def found_authority(viewer: Viewer, *, name: str) -> Authority:
    """Add a local authority to the partnership."""
    _by_command(viewer)
    authority = Authority.objects.create(name=name)
    current().note(authority=authority.id)
    return authority


@action("identity.found_agency", needs=Permission.ADMINISTER)
def found_agency(viewer: Viewer, *, authority: UUID, name: str, sort: str, phone: str = "") -> Agency:
    """Add an agency. `sort` is a slug of the vocabulary, such as `school`."""
    _by_command(viewer)
    agency = Agency.objects.create(authority_id=authority, name=name, type=sort, phone=phone)
    current().note(agency=agency.id)
    return agency


@action("identity.found_team", needs=Permission.ADMINISTER)
def found_team(viewer: Viewer, *, name: str, agency: UUID | None = None) -> Team:
    """Add a team to the viewer's own agency. Only the service itself may name another `agency`."""
    if agency is not None and agency != viewer.agency:
        _by_command(viewer)
    home = agency or viewer.agency
    if home is None:
        raise NotYours("A team belongs to an agency. Say which.")
    if Team.objects.filter(agency=home, name__iexact=name).exists():
        raise NameTaken(f"Your agency has a team called {name} already. Give this one another name.")
    team = Team.objects.create(agency_id=home, name=name)
    current().note(team=team.id)
    return team


def _by_command(viewer: Viewer) -> None:
    if viewer.kind is not ViewerKind.SYSTEM:
        raise NotYours("Agencies are added by the people who run the service. Ask them.")
