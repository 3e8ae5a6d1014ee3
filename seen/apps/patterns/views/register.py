"""Pages of the register: counts for the partnership, without a child, a worker or a team."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from seen.apps.patterns.presenters import register as presenters
from seen.apps.patterns.queries.register import register
from seen.core.access.permission import Permission
from seen.kit.access.guards import needs, opened, viewer_of
from seen.kit.audit.reads import record_read


@needs(Permission.SEE_COUNTS)
def pattern_register(request: HttpRequest) -> HttpResponseBase:
    """Show how often each pattern asked, what came of it, and where one group is asked about more."""
    found = register(viewer_of(request), as_of=timezone.localdate())
    return _shown(request, "patterns/register.html", {**presenters.about(found), **presenters.page(found)})


@needs(Permission.SEE_COUNTS)
def register_pattern(request: HttpRequest, pattern: str) -> HttpResponseBase:
    """Show the same of one pattern, by groups of children."""
    found = register(viewer_of(request), as_of=timezone.localdate())
    one = presenters.of_pattern(found, pattern)
    if one is None:
        raise Http404
    return _shown(request, "patterns/register_pattern.html", {**presenters.about(found), **one})


def _shown(request: HttpRequest, template: str, page: dict[str, Any]) -> HttpResponseBase:
    line = partial(record_read, viewer_of(request), name="register", about=(), path=request.path)
    return opened(request, line=line, page=lambda: render(request, template, page))
