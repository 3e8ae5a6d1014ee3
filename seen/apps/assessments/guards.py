"""The guard of a page of one assessment: sight of the child and of the assessment, or the same 404."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase

from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.opening import NoSuchAssessment, opened
from seen.apps.casefile.guards import child_page
from seen.core.access.visibility import Sight
from seen.core.instruments.tool import Area, BadAnswer


def assessment_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Guard `view(request, sight, held, ...)` for a route with `<uuid:child>` and `<uuid:assessment>`."""

    @wraps(view)
    def found(request: HttpRequest, sight: Sight, assessment: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            held = opened(sight, assessment)
        except NoSuchAssessment as none:
            raise Http404 from none
        return view(request, sight, held, *args, **kwargs)

    return child_page(found)


def area_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Guard `view(request, sight, held, area)` for a route that names an `<slug:area>` too: one that is asked here."""

    @wraps(view)
    def found(request: HttpRequest, sight: Sight, held: Held, area: str) -> HttpResponseBase:
        return view(request, sight, held, _asked(held, area))

    return assessment_page(found)


def _asked(held: Held, area: str) -> Area:
    try:
        one = held.tool.area(area)
    except BadAnswer as bad:
        raise Http404 from bad
    if one.id not in held.asked:
        raise Http404
    return one
