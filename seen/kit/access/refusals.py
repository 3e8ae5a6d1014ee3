"""Turns a refusal that no form caught into a page with its sentence."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from seen.core.access.permission import NotPermitted
from seen.core.refusals import Refusal
from seen.kit.pages.views import no_permission, refused


class RefusalPages:
    """Middleware. A surprise is left alone and crashes loudly."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal with its page."""
        if isinstance(exception, NotPermitted):
            return no_permission(request, PermissionDenied(str(exception)))
        if isinstance(exception, Refusal):
            return refused(request, exception)
        return None
