"""@action: opens the transaction, checks, writes, and records one audit entry. A nested action joins the outer one."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.db import transaction

from seen.core.access.permission import Permission, check
from seen.core.access.viewer import Viewer
from seen.kit.actions import acting, reactions
from seen.kit.audit import chain

P = ParamSpec("P")
R = TypeVar("R")

Act = Callable[Concatenate[Viewer, P], R]


def action(name: str, *, needs: Permission | None) -> Callable[[Act[P, R]], Act[P, R]]:
    """Make a function an act: `@action("chronology.record", needs=Permission.RECORD)`.

    The function takes the viewer first. A Refusal, a crash, or an audit that cannot be written leaves nothing behind.
    `needs=None` is for acts that anyone signed in may do on their own account.
    """

    def decorate(function: Act[P, R]) -> Act[P, R]:
        @wraps(function)
        def act(viewer: Viewer, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if needs is not None:
                check(viewer, needs)
            outer = acting.under_way()
            if outer is not None:
                result = function(viewer, *args, **kwargs)
                reactions.now(name, viewer, result)
                return result
            with transaction.atomic(), acting.writing(acting.Acting(name, viewer, why=viewer.reason)) as this:
                result = function(viewer, *args, **kwargs)
                reactions.now(name, viewer, result)
                chain.append(kind="act", name=name, viewer=viewer, about=this.about, detail=this.detail, why=this.why)
                return result

        act.action_name = name  # type: ignore[attr-defined]
        return act

    return decorate
