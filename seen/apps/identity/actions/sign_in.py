"""Signing in and out, and one's own password and second step. The library's own writes happen inside these acts."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from seen.apps.identity.models import User
from seen.core.access.viewer import Viewer
from seen.kit.actions import action, current

R = TypeVar("R")


@action("identity.sign_in", needs=None)
def sign_in(viewer: Viewer, *, how: str) -> None:
    """Keep that somebody signed in, and how: `password`, `password and code`, or `rehearsal`."""
    current().note(how=how)


@action("identity.sign_in_failed", needs=None)
def sign_in_failed(viewer: Viewer, *, account: UUID | None, step: str) -> None:
    """Keep that a sign-in failed. An address that no account has is not kept, and no password ever is."""
    current().note(account=account, step=step)


@action("identity.sign_out", needs=None)
def sign_out(viewer: Viewer) -> None:
    """Keep that somebody signed out."""


@action("identity.session_ended", needs=None)
def session_ended(viewer: Viewer, *, because: str) -> None:
    """Keep that a session was ended: `idle`, `twelve hours` or `ended by an administrator`."""
    current().note(because=because)


@action("identity.change_own_password", needs=None)
def change_own_password(viewer: Viewer, *, password: str) -> None:
    """Change the viewer's own password. Every other session of theirs ends, because each is bound to the password."""
    user = _self(viewer)
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])


@action("identity.strengthen_password", needs=None)
def strengthen_password(viewer: Viewer, *, password: str) -> None:
    """Store the same password under the settings of today, once it has been checked."""
    user = _self(viewer)
    user.set_password(password)
    user.save(update_fields=["password"])


@action("identity.set_up_second_step", needs=None)
def set_up_second_step(viewer: Viewer, *, do: Callable[[], R]) -> R:
    """Set up the code from an app, as `do` says."""
    return do()


@action("identity.remove_second_step", needs=None)
def remove_second_step(viewer: Viewer, *, do: Callable[[], R]) -> R:
    """Remove the code from an app, as `do` says."""
    return do()


@action("identity.make_recovery_codes", needs=None)
def make_recovery_codes(viewer: Viewer, *, do: Callable[[], R]) -> R:
    """Make new recovery codes, as `do` says; the old ones count no more."""
    return do()


@action("identity.view_recovery_codes", needs=None)
def view_recovery_codes(viewer: Viewer, *, do: Callable[[], R]) -> R:
    """Show the recovery codes that are left, as `do` says."""
    return do()


def _self(viewer: Viewer) -> User:
    if viewer.id is None:
        raise User.DoesNotExist
    return User.objects.get(pk=viewer.id)
