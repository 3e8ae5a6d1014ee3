"""The guard of every page about one child: sight or the same 404, and a line in the audit before anything is shown."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone

from seen.apps.casefile import queries
from seen.kit.access.guards import mark, opened, viewer_of
from seen.kit.audit.reads import record_read


def child_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Guard `view(request, sight, ...)` for a route with `<uuid:child>`. No sight: the same 404 for all."""

    @wraps(view)
    def guarded(request: HttpRequest, child: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        viewer = viewer_of(request)
        try:
            sight = queries.sight(viewer, child, as_of=timezone.localdate())
        except queries.NoSuchChild as none:
            raise Http404 from none
        if request.method != "POST" and sight.child != child:
            # The record was joined to another: its pages lead to the one that was kept.
            return HttpResponseRedirect(request.get_full_path().replace(str(child), str(sight.child)))
        return opened(
            request,
            line=lambda: record_read(viewer, name=view.__name__, about=[sight.child], path=request.path),
            page=lambda: view(request, sight, *args, **kwargs),
        )

    return mark(login_required(guarded), "child")
