"""Accounts: made, closed, opened again, and given a temporary password. An administrator's own agency alone."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from seen.apps.identity import queries
from seen.apps.identity.models import Team, User
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer, ViewerKind
from seen.core.refusals import Refusal
from seen.kit.actions import action, current

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is misread when told over the telephone
GROUPS, LENGTH = 4, 5


class AddressTaken(Refusal):
    """An account has this address already."""


class NotOnYourself(Refusal):
    """Nobody does this to the account that they are using."""


class AnotherAgency(Refusal):
    """An administrator makes accounts for their own agency alone."""


@dataclass(frozen=True, slots=True)
class Made:
    """An account and its temporary password, which is shown once and stored nowhere in clear."""

    account: UUID
    password: str


@action("identity.make_account", needs=Permission.ADMINISTER)
def make_account(
    viewer: Viewer,
    *,
    name: str,
    email: str,
    job: str = "",
    phone: str = "",
    team: UUID | None,
    agency: UUID | None = None,
) -> Made:
    """Make an account in the viewer's agency (the service itself says which), with a temporary password."""
    home = agency or viewer.agency
    if home is None or (viewer.kind is not ViewerKind.SYSTEM and home != viewer.agency):
        raise AnotherAgency("You can make accounts for your own agency alone.")
    if queries.by_address(email):
        raise AddressTaken("An account has this address already. Each person has one account.")
    if team and not Team.objects.filter(id=team, agency=home).exists():
        raise AnotherAgency("That team belongs to another agency. Choose one of yours.")
    password = temporary_password()
    user = User(name=name, email=email.strip(), job=job, phone=phone, team_id=team, agency_id=home)
    user.must_change_password = True
    user.set_password(password)
    user.save(force_insert=True)
    current().note(account=user.id)
    return Made(user.id, password)


@action("identity.invent_account", needs=Permission.ADMINISTER)
def invent_account(viewer: Viewer, *, name: str, email: str, job: str, team: UUID | None, agency: UUID) -> UUID:
    """Make an account for an invented person, who signs in by one click in a rehearsal and has no password."""
    if viewer.kind is not ViewerKind.SYSTEM or not email.endswith(queries.REHEARSAL_ADDRESSES):
        raise AnotherAgency("Only a rehearsal invents people.")
    user = User(name=name, email=email, job=job, team_id=team, agency_id=agency)
    user.set_unusable_password()
    user.save(force_insert=True)
    current().note(account=user.id)
    return user.id


@action("identity.reset_password", needs=Permission.ADMINISTER)
def reset_password(viewer: Viewer, *, account: UUID, at: datetime) -> Made:
    """Give a temporary password and end every session of that account at once."""
    user = _another(viewer, account, "To change your own password, open Your account.")
    password = temporary_password()
    user.set_password(password)
    user.must_change_password = True
    user.sessions_ended_at = at
    user.save(update_fields=["password", "must_change_password", "sessions_ended_at"])
    current().note(account=user.id)
    return Made(user.id, password)


@action("identity.close_account", needs=Permission.ADMINISTER)
def close_account(viewer: Viewer, *, account: UUID, why: str, at: datetime) -> None:
    """Close an account: it signs in no more and every session ends at once. What it wrote stays as written."""
    user = _another(viewer, account, "You cannot close the account that you are using. Ask another administrator.")
    user.is_active = False
    user.sessions_ended_at = at
    user.save(update_fields=["is_active", "sessions_ended_at"])
    _noted(user, why)


@action("identity.reopen_account", needs=Permission.ADMINISTER)
def reopen_account(viewer: Viewer, *, account: UUID, why: str) -> None:
    """Open a closed account again, with the roles it holds. Sessions that were open before stay ended."""
    user = queries.own(viewer, account)
    user.is_active = True
    user.save(update_fields=["is_active"])
    _noted(user, why)


def temporary_password() -> str:
    """Return four groups of five letters and figures: about 99 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(GROUPS))


def _another(viewer: Viewer, account: UUID, sentence: str) -> User:
    user = queries.own(viewer, account)
    if user.id == viewer.id:
        raise NotOnYourself(sentence)
    return user


def _noted(user: User, why: str) -> None:
    current().note(account=user.id)
    current().why = why
