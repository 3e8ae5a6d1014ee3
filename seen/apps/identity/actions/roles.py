"""Roles: given and ended with a reason, and never to oneself."""

from datetime import datetime
from uuid import UUID

from seen.apps.identity import queries
from seen.apps.identity.models import RoleGrant, User
from seen.core.access.permission import Permission, Role
from seen.core.access.viewer import Viewer, ViewerKind
from seen.core.refusals import Refusal
from seen.kit.actions import action, current
from seen.kit.knowledge.roles import roles


class RoleRefused(Refusal):
    """This role cannot be given or ended so."""


@action("identity.give_role", needs=Permission.ADMINISTER)
def give_role(viewer: Viewer, *, account: UUID, role: Role, why: str, at: datetime) -> None:
    """Give a role from now on. It counts at the person's next request."""
    user = _another(viewer, account)
    words = roles()[role]
    if words.held_in and user.agency.type not in words.held_in:
        raise RoleRefused(f"{words.name} can be held only in the multi-agency hub or children’s social care.")
    if RoleGrant.objects.filter(user=user, role=role, ended_at=None).exists():
        raise RoleRefused(f"{user.name} holds the role {words.name} already.")
    RoleGrant.objects.create(user=user, role=role, given_at=at, given_by_id=viewer.id, why=why)
    current().note(account=user.id, role=role)
    current().why = why


@action("identity.end_role", needs=Permission.ADMINISTER)
def end_role(viewer: Viewer, *, account: UUID, role: Role, why: str, at: datetime) -> None:
    """End a role. It is gone at the person's next request; the diary keeps that they held it."""
    user = _another(viewer, account)
    grant = RoleGrant.objects.filter(user=user, role=role, ended_at=None).first()
    if grant is None:
        raise RoleRefused(f"{user.name} does not hold the role {roles()[role].name}.")
    grant.ended_at, grant.ended_why, grant.ended_by_id = at, why, viewer.id
    grant.save(update_fields=["ended_at", "ended_why", "ended_by"])
    current().note(account=user.id, role=role)
    current().why = why


def _another(viewer: Viewer, account: UUID) -> User:
    user = queries.own(viewer, account)
    if viewer.kind is not ViewerKind.SYSTEM and user.id == viewer.id:
        raise RoleRefused("Nobody changes their own roles. Ask another administrator.")
    return user
