"""The guard of a page of one assessment: sight of the child and of the assessment, or the same 404."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.opening import NoSuchAssessment, opened
from seen.apps.assessments.queries.own_sheets import OWN
from seen.apps.casefile.guards import child_page
from seen.core.access.visibility import Sight
from seen.core.instruments.tool import Area, BadAnswer

OF_OWN_SHEETS = {"assessment_stop"}  # what a worker does with a sheet that is somebody's own


def assessment_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Guard `view(request, sight, held, ...)` for a route with `<uuid:child>` and `<uuid:assessment>`."""

    @wraps(view)
    def found(request: HttpRequest, sight: Sight, assessment: UUID, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            held = opened(sight, assessment)
        except NoSuchAssessment as none:
            raise Http404 from none
        if held.row.rater_role in OWN and view.__name__ not in OF_OWN_SHEETS:
            return _to_own_sheets(sight, held)
        return view(request, sight, held, *args, **kwargs)

    return child_page(found)


def _to_own_sheets(sight: Sight, held: Held) -> HttpResponse:
    """Lead to where somebody's own sheet is read: beside one's own levels, and not before it is sent."""
    if held.signed is None:
        return redirect("child_sheets", sight.child)
    return redirect("child_own_words", sight.child, held.id)


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
