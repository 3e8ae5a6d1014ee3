"""Invented people sign in with one click; and every component that pages are made of, to be looked at."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from seen.apps.identity import presenters, queries
from seen.kit.access.guards import public
from seen.rehearsal.gallery.page import gallery
from seen.rehearsal.load import families_here
from seen.rehearsal.stories import worth_opening


@public
def personas(request: HttpRequest) -> HttpResponse:
    """List the families worth opening, and the invented people by agency with what their roles are for."""
    agencies = presenters.personas_by_agency(queries.personas())
    return render(
        request, "rehearsal/personas.html", {"agencies": agencies, "families": worth_opening(families_here())}
    )


@public
@require_POST
def sign_in_as(request: HttpRequest, persona: UUID) -> HttpResponse:
    """Sign in as one of them. Nobody else can be signed in so."""
    found = next((one for one in queries.personas() if one.id == persona), None)
    if found is None:
        raise Http404
    logout(request)
    get_adapter().login(request, found)
    return HttpResponseRedirect(reverse("home"))


@public
def components(request: HttpRequest) -> HttpResponse:
    """Show every component in each of its states. The trial form comes back with its errors and changes nothing."""
    sent = request.GET if "once" in request.GET else None
    return render(request, "rehearsal/gallery.html", gallery(sent), using="jinja")
