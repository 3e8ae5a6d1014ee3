"""A child with their brothers and sisters on one time axis, each apart."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from seen.apps.casefile.guards import child_page
from seen.core.access.visibility import Sight
from seen.kit.access.guards import viewer_of
from seen.kit.audit.reads import record_read
from seen.kit.pages.about_child import top_of
from seen.overview.pictures.siblings import shown_with, sibling_picture


@child_page
def child_together(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Show what the viewer may see of a child and of each brother or sister; a read of every one of them."""
    viewer, today = viewer_of(request), timezone.localdate()
    shown = shown_with(viewer, sight, as_of=today)
    if others := [one.sight.child for one in shown if one.sight.child != sight.child]:
        record_read(viewer, name="child_together", about=others, path=request.path)
    picture = sibling_picture(shown, at=request.path, as_of=today) if others else None
    top = top_of(viewer, sight, current="child_together", as_of=today)
    return render(request, "overview/siblings.html", {**top, "picture": picture})
