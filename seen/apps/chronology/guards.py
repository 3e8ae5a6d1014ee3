"""The guard of every page about one entry: sight of its child, then of the entry, or the same 404 as for no entry."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.queries.whole import NoSuchEntry, whole
from seen.kit.access.guards import mark, opened, viewer_of
from seen.kit.audit.reads import record_read


def entry_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Guard `view(request, it, ...)`, where `it` is a Whole, for a route with `<uuid:entry>`."""

    @wraps(view)
    def guarded(request: HttpRequest, entry: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        viewer = viewer_of(request)
        try:
            it = whole(viewer, entry, as_of=timezone.localdate())
        except (NoSuchEntry, casefile.NoSuchChild) as none:
            raise Http404 from none
        about = [it.sight.child]
        return opened(
            request,
            line=lambda: record_read(viewer, name=view.__name__, about=about, entry=entry, path=request.path),
            page=lambda: view(request, it, *args, **kwargs),
        )

    return mark(login_required(guarded), "entry")
