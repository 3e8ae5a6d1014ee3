"""The guards of a finding's pages: sight of the child and of every event in the finding, or the same 404."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.patterns.queries import findings
from seen.apps.patterns.queries.supervision import one_for_supervision
from seen.kit.access.guards import mark, opened, viewer_of
from seen.kit.audit.reads import record_read


def finding_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Guard `view(request, sight, shown, ...)` for a route with `<uuid:finding>`."""

    @wraps(view)
    def guarded(request: HttpRequest, finding: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        viewer, today = viewer_of(request), timezone.localdate()
        child = findings.child_of(finding)
        try:
            sight = casefile.sight(viewer, child or finding, as_of=today)
        except casefile.NoSuchChild as none:
            raise Http404 from none
        shown = findings.finding(sight, finding, as_of=today)
        if shown is None:
            raise Http404
        return opened(
            request,
            line=lambda: record_read(viewer, name=view.__name__, about=[sight.child], path=request.path),
            page=lambda: view(request, sight, shown, *args, **kwargs),
        )

    return mark(login_required(guarded), "finding")


def supervised_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Guard `view(request, sight, shown)` for a route with `<uuid:finding>`: whoever has it on their list.

    To anybody else, whoever they are, it is the page of what does not exist.
    """

    @wraps(view)
    def guarded(request: HttpRequest, finding: UUID) -> HttpResponseBase:
        viewer = viewer_of(request)
        found = one_for_supervision(viewer, finding, as_of=timezone.localdate())
        if found is None:
            raise Http404
        sight, shown = found
        return opened(
            request,
            line=lambda: record_read(viewer, name=view.__name__, about=[sight.child], path=request.path),
            page=lambda: view(request, sight, shown),
        )

    return mark(login_required(guarded), "finding")
