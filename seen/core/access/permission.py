"""Who may do what at all: roles and the permissions each carries. Everything is refused unless a role gives it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from seen.core.refusals import Refusal

if TYPE_CHECKING:
    from seen.core.access.viewer import Viewer


class Role(StrEnum):
    """The roles. What each is for, in words, stands in knowledge/vocabulary/roles.toml."""

    WORKER = "worker"
    DESIGNATED_LEAD = "designated_lead"
    LEAD_PRACTITIONER = "lead_practitioner"
    MANAGER = "manager"
    MATCHING_DESK = "matching_desk"
    DUTY_DESK = "duty_desk"
    PARTNERSHIP = "partnership"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    """What a role may allow. Sight of a child is a further question: see visibility."""

    RECORD = "record what was seen"
    READ_CHILDREN = "open the records of children they work with"
    IMPORT = "bring in a file"
    ANSWER_FINDINGS = "answer a question that a pattern asks"
    SHARE = "share an entry by name"
    CHANGE_RECORD = "change what is held about a child and who works with them"
    ALLOCATE = "give a child's work to a worker"
    MATCH = "say whether two records are one child"
    ANSWER_NOW = "answer what cannot wait"
    ADMINISTER = "make accounts and give roles"
    SUPERVISE = "see what waits for supervision"
    SEE_COUNTS = "see the partnership's counts"
    SET_NUMBERS = "set the numbers that patterns look with"


_EVERYONE = frozenset({Permission.RECORD, Permission.READ_CHILDREN, Permission.ANSWER_FINDINGS, Permission.SHARE})
GIVES: dict[Role, frozenset[Permission]] = {
    Role.WORKER: _EVERYONE | {Permission.IMPORT, Permission.CHANGE_RECORD},
    Role.DESIGNATED_LEAD: _EVERYONE
    | {Permission.IMPORT, Permission.CHANGE_RECORD, Permission.ALLOCATE, Permission.SUPERVISE},
    Role.LEAD_PRACTITIONER: _EVERYONE | {Permission.IMPORT, Permission.CHANGE_RECORD},
    Role.MANAGER: _EVERYONE | {Permission.CHANGE_RECORD, Permission.ALLOCATE, Permission.SUPERVISE},
    Role.MATCHING_DESK: _EVERYONE | {Permission.MATCH, Permission.IMPORT, Permission.CHANGE_RECORD},
    Role.DUTY_DESK: _EVERYONE | {Permission.ANSWER_NOW},
    Role.PARTNERSHIP: frozenset({Permission.SEE_COUNTS, Permission.SET_NUMBERS}),
    Role.ADMINISTRATOR: frozenset({Permission.ADMINISTER}),
}


class NotPermitted(Refusal):
    """This viewer's roles do not allow the act."""


def can(viewer: Viewer, needed: Permission) -> bool:
    """Answer whether any of the viewer's roles gives the permission. The service itself may do what its task needs."""
    return viewer.kind == "system" or any(needed in GIVES[role] for role in viewer.roles)


def check(viewer: Viewer, needed: Permission) -> None:
    """Raise NotPermitted, with a sentence that says who to ask, unless the viewer may."""
    if not can(viewer, needed):
        raise NotPermitted(
            f"Your account may not {needed.value}. Your administrator can say which role would allow it."
        )
