"""The first account of an agency, made by whoever runs the service: nobody else can let the first person in."""

from datetime import datetime

from django.conf import settings

from seen.apps.identity.actions.accounts import Made, make_account
from seen.apps.identity.actions.places import found_agency, found_authority
from seen.apps.identity.actions.roles import give_role
from seen.apps.identity.models import Agency, Authority
from seen.core.access.permission import Permission, Role
from seen.core.access.viewer import Viewer
from seen.core.refusals import Refusal
from seen.kit.actions import action
from seen.kit.knowledge.danger import authorities
from seen.kit.knowledge.vocabulary import vocabulary


class NotKnown(Refusal):
    """An authority or a sort of agency that no file names."""


@action("identity.make_first_account", needs=Permission.ADMINISTER)
def make_first_account(
    viewer: Viewer, *, authority: str, agency: str, sort: str, name: str, email: str, at: datetime
) -> Made:
    """Found the authority and the agency where they are missing, and make an administrator there."""
    known = authorities(settings.PARTNERSHIP)
    if authority not in known:
        raise NotKnown(f"“{authority}” is no authority of this partnership; there are {', '.join(known)}.")
    if sort not in vocabulary().agency_types:
        raise NotKnown(f"“{sort}” is no sort of agency; seen/knowledge/vocabulary/agency-types.toml names them.")
    area = Authority.objects.filter(name=authority).first() or found_authority(viewer, name=authority)
    home = Agency.objects.filter(name=agency).first()
    home = home or found_agency(viewer, authority=area.id, name=agency, sort=sort)
    made = make_account(viewer, name=name, email=email, team=None, agency=home.id)
    why = "first administrator of the agency"
    give_role(viewer, account=made.account, role=Role.ADMINISTRATOR, why=why, at=at)
    return made
