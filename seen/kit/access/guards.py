"""What a route asks before it answers. Every view carries one guard; tests/architecture lists them all."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeVar, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase

from seen.core.access.permission import Permission, check
from seen.core.access.viewer import Viewer

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def viewer_of(request: HttpRequest) -> Viewer:
    """Return who is asking, made anew for each request, so that a revoked role counts at once."""
    held = getattr(request, "seen_viewer", None)
    if held is None:
        user: Any = request.user
        held = user.viewer_now or user.as_viewer()
        request.seen_viewer = held  # type: ignore[attr-defined]
    return cast(Viewer, held)


def mark(view: View, guard: str) -> View:
    """Write on a view which guard it carries."""
    view.guard = guard  # type: ignore[attr-defined]
    return view


def opened(request: HttpRequest, *, line: Callable[[], None], page: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Return a page about a child, its line in the audit written first; a form sent and shown again is such a page.

    A form that was taken, or a refusal, shows nothing: its act leaves its own line.
    """
    if request.method != "POST":
        line()
        return page()
    answer = page()
    if answer.status_code == HTTPStatus.OK:
        line()
    return answer


def public(view: View) -> View:
    """Anyone may ask: sign-in, health, help, error pages. Shows nothing about a child."""
    return mark(view, "public")


def signed_in(view: View) -> View:
    """Anyone signed in may ask; what they see is filtered by the query itself."""
    return mark(login_required(view), "signed_in")


def needs(permission: Permission) -> Callable[[View], View]:
    """Only someone whose role gives the permission may ask; others get a page that says who could."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            check(viewer_of(request), permission)
            return view(request, *args, **kwargs)

        return cast(View, mark(login_required(guarded), f"needs:{permission.name}"))

    return decorate
