"""The page that opens first of a child: what matters now, then the newest of the story."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from seen.apps.casefile.guards import child_page
from seen.apps.chronology.queries.life import moments
from seen.apps.people.queries import Called, first_name
from seen.core.access.visibility import Sight
from seen.kit.access.guards import viewer_of
from seen.kit.database.many import collector_off
from seen.kit.pages.about_child import top_of
from seen.overview.first_view import first_view
from seen.overview.first_words import words_of
from seen.overview.pictures.life import life_pictures


@child_page
@collector_off()
def child(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Show a child's overview."""
    viewer, today = viewer_of(request), timezone.localdate()
    top = top_of(viewer, sight, current="child", as_of=today)
    view = first_view(viewer, sight, as_of=today)
    words = words_of(
        view, child=sight.child, name=first_name(Called(top["child"].name, top["child"].preferred)), as_of=today
    )
    return render(request, "overview/child.html", {**top, "view": view, **words})


@child_page
def child_pictures(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Show the whole life drawn: a page of its own, which the overview takes in once it stands."""
    viewer, today = viewer_of(request), timezone.localdate()
    top = top_of(viewer, sight, current="child", as_of=today)
    return render(
        request, "overview/whole_life.html", {**top, "life": life_pictures(viewer, sight, moments(sight), today)}
    )
