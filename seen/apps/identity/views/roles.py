"""What each role is for and what it allows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from seen.apps.identity import presenters
from seen.kit.access.guards import signed_in, viewer_of


@signed_in
def index(request: HttpRequest) -> HttpResponse:
    """Show every role; the viewer's own first."""
    return render(request, "identity/roles.html", {"roles": presenters.roles_explained(viewer_of(request))})
