"""The guards of a finding's pages: sight of the child and of every event in the finding, or the same 404."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.patterns.queries import findings
from seen.apps.patterns.queries.supervision import one_for_supervision
from seen.core.patterns.reply import shown_to_family
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


def replied_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Guard `view(request, sight, shown, back)` for a route with `<uuid:finding>` beside which a family may reply.

    For whoever sees the question on the child's page, or has it on their list for supervision; `back` is where.
    """

    @wraps(view)
    def guarded(request: HttpRequest, finding: UUID) -> HttpResponseBase:
        viewer, today = viewer_of(request), timezone.localdate()
        child = findings.child_of(finding)
        sight = casefile.sights(viewer, [child], as_of=today).get(child) if child else None
        shown, back = findings.finding(sight, finding, as_of=today) if sight else None, "finding"
        if sight is None or shown is None:
            sight, shown = one_for_supervision(viewer, finding, as_of=today) or (None, None)
            back = "supervision_item"
        if sight is None or shown is None or shown_to_family(shown.version.finding.row) is None:
            raise Http404
        record = sight.child
        return opened(
            request,
            line=lambda: record_read(viewer, name=view.__name__, about=[record], path=request.path),
            page=lambda: view(request, sight, shown, reverse(back, args=[finding])),
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
