"""Pages that anyone may open: whom to ring now, who sees what is written, and how to use the service."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from seen.kit.access.guards import public, viewer_of
from seen.overview.frame import checked, who_answers


@public
def danger(request: HttpRequest) -> HttpResponse:
    """Say whom to ring at this moment."""
    viewer = viewer_of(request) if request.user.is_authenticated else None
    return render(request, "overview/danger.html", {"answering": who_answers(viewer), "checked": checked()})


@public
def privacy(request: HttpRequest) -> HttpResponse:
    """Say who can see what somebody writes."""
    return render(request, "overview/privacy.html")


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how accessible the service is, and what to do where it is not."""
    return render(request, "overview/accessibility.html")
