"""Invented agencies and the people who sign in for them."""

from itertools import count

from django.utils import timezone

from seen.apps.identity import queries
from seen.apps.identity.actions.accounts import make_account
from seen.apps.identity.actions.places import found_agency, found_authority, found_team
from seen.apps.identity.actions.roles import give_role
from seen.apps.identity.models import Agency, Authority, Team, User
from seen.core.access.permission import Role
from seen.core.access.viewer import system
from seen.kit.actions import Acting, writing

PASSWORD = "three invented words"
ASK = system("a test")
_numbers = count(1)


def an_agency(name: str = "", *, sort: str = "school", authority: str = "Northmarsh") -> Agency:
    """Return an agency, in an authority that is founded where it does not exist."""
    home = Authority.objects.filter(name=authority).first() or found_authority(ASK, name=authority)
    return found_agency(ASK, authority=home.id, name=name or f"Invented School {next(_numbers)}", sort=sort)


def a_team(name: str, *, of: Agency) -> Team:
    """Return a team of an agency."""
    return found_team(ASK, name=name, agency=of.id)


def a_user(
    name: str = "Alice Invented",
    *,
    of: Agency | None = None,
    roles: tuple[Role, ...] = (Role.WORKER,),
    team: Team | None = None,
    email: str = "",
    password: str = PASSWORD,
) -> User:
    """Return somebody who signs in with `password` and need not change it."""
    home = of or an_agency()
    address = email or f"{name.split()[0].lower()}{next(_numbers)}@agency.example"
    made = make_account(ASK, name=name, email=address, agency=home.id, team=team.id if team else None)
    user = User.objects.get(id=made.account)
    _own_password(user, password)
    for role in roles:
        give_role(ASK, account=user.id, role=role, why="invented for a test", at=timezone.now())
    return queries.own(ASK, user.id)


def _own_password(user: User, password: str) -> None:
    with writing(Acting("test.own_password", ASK)):
        user.set_password(password)
        user.must_change_password = False
        user.save()
