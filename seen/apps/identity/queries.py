"""Reading accounts, agencies and teams. An administrator reads those of their own agency, and nobody else's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from seen.apps.identity.models import Agency, RoleGrant, Team, User
from seen.core.access.permission import Permission, Role, check
from seen.core.access.viewer import Viewer, ViewerKind
from seen.core.refusals import Refusal

REHEARSAL_ADDRESSES = "@rehearsal.example"


class NoSuchAccount(Refusal):
    """There is no such account, or it belongs to another agency. The two are never told apart."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role given: by whom, when and why, and how it ended if it did."""

    id: UUID
    role: Role
    given_at: datetime
    given_by: str
    why: str
    ended_at: datetime | None
    ended_by: str
    ended_why: str


@dataclass(frozen=True, slots=True)
class Account:
    """An account as an administrator sees it."""

    id: UUID
    name: str
    email: str
    job: str
    team: str
    is_open: bool
    roles: tuple[Role, ...]
    must_change_password: bool


def accounts(viewer: Viewer) -> list[Account]:
    """Return the accounts of the viewer's agency, by name."""
    return [_account(user) for user in of_own_agency(viewer).select_related("team").prefetch_related("grants")]


def account(viewer: Viewer, account: UUID) -> Account:
    """Return one account of the viewer's agency, or raise NoSuchAccount."""
    return _account(own(viewer, account))


def grants(viewer: Viewer, account: UUID) -> list[Grant]:
    """Return every role that a person of the viewer's agency was given, oldest first."""
    rows = (
        RoleGrant.objects.filter(user=own(viewer, account)).select_related("given_by", "ended_by").order_by("given_at")
    )
    return [
        Grant(
            row.id,
            Role(row.role),
            row.given_at,
            row.given_by.name if row.given_by else "Seen",
            row.why,
            row.ended_at,
            row.ended_by.name if row.ended_by else "",
            row.ended_why,
        )
        for row in rows
    ]


def teams(viewer: Viewer) -> list[Team]:
    """Return the teams of the viewer's agency, by name."""
    return list(Team.objects.filter(agency=viewer.agency).order_by("name"))


def agencies() -> list[Agency]:
    """Return every agency of the partnership with its authority, by name: who works here is no secret."""
    return list(Agency.objects.select_related("authority").order_by("authority__name", "name"))


def agency_type(viewer: Viewer) -> str:
    """Return what sort of agency the viewer works for, or nothing."""
    return _own_agency(viewer).values_list("type", flat=True).first() or ""


def own(viewer: Viewer, account: UUID) -> User:
    """Return one account that the viewer may administer, or raise NoSuchAccount."""
    found = of_own_agency(viewer).filter(id=account).first()
    if found is None:
        raise NoSuchAccount("There is no such account in your agency.")
    return found


def of_own_agency(viewer: Viewer) -> QuerySet[User]:
    """Return the accounts that the viewer may administer; the service itself may administer all."""
    check(viewer, Permission.ADMINISTER)
    everyone = User.objects.order_by("name")
    return everyone if viewer.kind is ViewerKind.SYSTEM else everyone.filter(agency=viewer.agency)


def by_address(email: str) -> User | None:
    """Return the account with this address, whatever its case, or None. For sign-in alone."""
    return User.objects.filter(email__iexact=email.strip()).first()


def viewer_of_account(account: UUID) -> Viewer | None:
    """Return somebody with the roles that they hold now, or None where their account is closed. For long work alone."""
    user = User.objects.select_related("agency").filter(id=account, is_active=True).first()
    return user.as_viewer() if user else None


def personas() -> Sequence[User]:
    """Return the invented people who sign in with one click. Only a rehearsal asks."""
    people = User.objects.filter(email__endswith=REHEARSAL_ADDRESSES, is_active=True)
    return list(people.select_related("agency", "team").prefetch_related("grants").order_by("agency__name", "name"))


def roles_of(user: User) -> tuple[Role, ...]:
    """Return the roles that somebody holds now, in the order of the vocabulary."""
    held = {grant.role for grant in user.grants.all() if grant.ended_at is None}
    return tuple(role for role in Role if role in held)


def _own_agency(viewer: Viewer) -> QuerySet[Agency]:
    return Agency.objects.filter(pk=viewer.agency) if viewer.agency else Agency.objects.none()


def _account(user: User) -> Account:
    return Account(
        user.id,
        user.name,
        user.email,
        user.job,
        user.team.name if user.team else "",
        user.is_active,
        roles_of(user),
        user.must_change_password,
    )
