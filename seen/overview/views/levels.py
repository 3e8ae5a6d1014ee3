"""Pages of levels: one child's over time, brothers and sisters side by side, and a parent's view beside a worker's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from seen.apps.casefile.guards import child_page
from seen.core.access.visibility import Sight
from seen.kit.access.guards import viewer_of
from seen.kit.audit.reads import record_read
from seen.kit.pages.about_child import top_of
from seen.overview.levels.family import siblings_page
from seen.overview.levels.pages import over_time_page, two_views_page
from seen.overview.pictures.siblings import shown_with

SECTION = "child_assessments"


@child_page
def child_levels(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Show a child's levels over time, one tool at a time."""
    today = timezone.localdate()
    top = top_of(viewer_of(request), sight, current=SECTION, as_of=today)
    page = over_time_page(sight, wanted=request.GET.get("tool", ""), today=today)
    return render(request, "overview/levels_over_time.html", {**top, **page})


@child_page
def child_levels_siblings(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Show the levels of a child and of each brother or sister whom the viewer may see; a read of every one of them."""
    viewer, today = viewer_of(request), timezone.localdate()
    shown = shown_with(viewer, sight, as_of=today)
    if others := [one.sight.child for one in shown if one.sight.child != sight.child]:
        record_read(viewer, name="child_levels_siblings", about=others, path=request.path)
    page = siblings_page(shown, wanted=request.GET.get("tool", ""), as_of=today)
    top = top_of(viewer, sight, current=SECTION, as_of=today)
    return render(request, "overview/levels_siblings.html", {**top, **page})


@child_page
def child_two_views(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Show a parent's sheet beside the worker's assessment, one sheet at a time."""
    top = top_of(viewer_of(request), sight, current=SECTION, as_of=timezone.localdate())
    page = two_views_page(sight, wanted=request.GET.get("sheet", ""))
    return render(request, "overview/levels_two_views.html", {**top, **page})
