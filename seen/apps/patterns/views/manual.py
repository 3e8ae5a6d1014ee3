"""Pages about the patterns themselves: what anyone may know of them, and each with its numbers for who is asked."""

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from seen.apps.patterns.presenters import manual as presenters
from seen.apps.patterns.queries.numbers import numbers_of
from seen.apps.patterns.queries.register import in_public
from seen.core.patterns.runner import patterns
from seen.kit.access.guards import public, signed_in

AN_HOUR = 3600


@public
def what_we_look_for(request: HttpRequest) -> HttpResponse:
    """Say what the service looks for and why, how often it was wrong, and how to object. Counted once an hour."""
    today = timezone.localdate()
    counted = cache.get_or_set(
        f"patterns-in-public-{today}", lambda: presenters.came_of(in_public(as_of=today)), AN_HOUR
    )
    return render(request, "patterns/what_we_look_for.html", presenters.in_public(counted or {}, as_of=today))


@signed_in
def pattern_list(request: HttpRequest) -> HttpResponse:
    """Show every pattern with what it asks."""
    return render(request, "patterns/pattern_list.html", {"rows": presenters.listed()})


@signed_in
def pattern_page(request: HttpRequest, row: int) -> HttpResponse:
    """Show one pattern: what it asks, from which numbers, who gets it and what else could explain it."""
    found = next((one for one in patterns() if one.row == row), None)
    if found is None:
        raise Http404
    numbers = numbers_of(found, as_of=timezone.localdate())
    return render(request, "patterns/pattern_page.html", {"one": presenters.explained(found, numbers)})
