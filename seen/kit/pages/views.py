"""The pages that stand in when a page cannot be shown."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

from seen.core.refusals import Refusal


def _page(request: HttpRequest | None, name: str, *, status: int, **said: str) -> HttpResponse:
    response = HttpResponse(
        render_to_string(f"errors/{name}.html", said, request=request, using="jinja"), status=status
    )
    response.headers["Cache-Control"] = "no-store"
    return response


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say the same whether the thing never was, is gone, or is not for this viewer. The exception is not read."""
    return _page(request, "not_found", status=404)


@requires_csrf_token
def no_permission(request: HttpRequest, exception: PermissionDenied | None = None) -> HttpResponse:
    """Say what this role can open and who can open more, with no word on whether a record exists."""
    return _page(request, "no_permission", status=403)


@requires_csrf_token
def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the request was damaged."""
    return _page(request, "not_understood", status=400)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form's token no longer fits, and how to keep what was typed."""
    return _page(request, "form_too_old", status=403)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Give the one sentence of a refusal that no form can show."""
    return _page(request, "refused", status=409, sentence=str(refusal))


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours. It is told nothing of the request: what failed may be what the frame asks for."""
    return _page(None, "broken", status=500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """Say that the service is closed for a while, and whom to ring meanwhile."""
    response = _page(None, "unavailable", status=503)
    response.headers["Retry-After"] = "300"
    return response
