"""The first page after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from seen.apps.identity import presenters
from seen.kit.access.guards import signed_in, viewer_of


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Say what the viewer's roles are for and where to go."""
    mine = [role for role in presenters.roles_explained(viewer_of(request)) if role.yours]
    return render(request, "overview/home.html", {"mine": mine})
