"""Invented people who sign in, each as a viewer, with the agency and team they work in."""

from datetime import UTC, datetime

from django.db import transaction
from django.test import Client

from seen.apps.identity.models import Agency, Authority, RoleGrant, Team, User
from seen.core.access.permission import Role
from seen.core.access.viewer import Viewer, system
from seen.kit.actions.acting import Acting, writing

BUILDER = system("a test")
LONG_AGO = datetime(2020, 1, 1, 9, tzinfo=UTC)


def an_agency(name: str = "Northmarsh health visiting", *, sort: str = "health-visiting") -> Agency:
    """An agency of Northmarsh, made once however often it is named."""
    with transaction.atomic(), writing(Acting("test.agency", BUILDER)):
        authority, _ = Authority.objects.get_or_create(name="Northmarsh")
        made, _ = Agency.objects.get_or_create(
            name=name, defaults={"authority": authority, "type": sort, "phone": "01632 960000"}
        )
    return made


def a_team(name: str = "East team", *, agency: Agency) -> Team:
    """A team of an agency, made once."""
    with transaction.atomic(), writing(Acting("test.team", BUILDER)):
        return Team.objects.get_or_create(agency=agency, name=name)[0]


def a_worker(
    name: str = "Alice Fern", *, agency: Agency | None = None, team: Team | None = None, roles: tuple[Role, ...] = ()
) -> Viewer:
    """Somebody with an account and roles (a worker's where none are named), as a viewer."""
    with transaction.atomic(), writing(Acting("test.user", BUILDER)):
        user = User.objects.create(
            email=f"{name.lower().replace(' ', '.')}@seen.example",
            name=name,
            job="Worker",
            phone="01632 960001",
            agency=agency or an_agency(),
            team=team,
            password="!",
        )
        for role in roles or (Role.WORKER,):
            RoleGrant.objects.create(user=user, role=role, given_at=LONG_AGO, why="A test")
    return user.as_viewer()


def renewed(viewer: Viewer) -> Viewer:
    """The same person as a viewer again, with the roles that they hold now."""
    return User.objects.get(id=viewer.id).as_viewer()


def closed(viewer: Viewer) -> Viewer:
    """The same person, whose account was closed."""
    with transaction.atomic(), writing(Acting("test.close", BUILDER)):
        User.objects.filter(id=viewer.id).update(is_active=False)
    return viewer


def browser_of(viewer: Viewer) -> Client:
    """A browser in which this person has signed in."""
    client = Client()
    client.force_login(User.objects.get(id=viewer.id))
    return client
