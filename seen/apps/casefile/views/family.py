"""Children of one family: a parent under 18, brothers and sisters; an identity to protect; who sees an address."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile import queries
from seen.apps.casefile.forms import family as forms
from seen.apps.casefile.guards import child_page
from seen.apps.casefile.presenters import family as words
from seen.apps.casefile.presenters.child import called_here
from seen.apps.casefile.views.asking import Page, ask
from seen.apps.people import actions
from seen.core.access.visibility import Sight
from seen.kit.access.guards import viewer_of

SECTION = "child_people"


@child_page
def child_young_parent(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Say that a parent of the child is under 18 and has a record of their own."""
    viewer, today = viewer_of(request), timezone.localdate()
    form = forms.YoungParentForm(request.POST or None, people=words.could_be_parents(viewer, sight, as_of=today))

    def act(given: dict[str, Any]) -> object:
        own = queries.sight(viewer, UUID(given.pop("child")), as_of=today)
        key = form.cleaned_data["once"]
        return actions.record_as_parent(viewer, sight=own, of=sight, at=timezone.now(), key=key, **given)

    return ask(request, sight, form, _page(sight, "Add a parent who is under 18", words.TWO_RECORDS), act)


@child_page
def child_siblings(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Say what two children are to each other, since when, and until when."""
    viewer, today = viewer_of(request), timezone.localdate()
    form = forms.ChildrenForm(request.POST or None, people=words.other_children(viewer, sight, as_of=today))

    def act(given: dict[str, Any]) -> object:
        other = queries.sight(viewer, UUID(given.pop("child")), as_of=today)
        key = form.cleaned_data["once"]
        return actions.relate_children(viewer, sight=sight, other=other, at=timezone.now(), key=key, **given)

    return ask(request, sight, form, _page(sight, "Brothers, sisters and other children", words.EACH_TO_OTHER), act)


@child_page
def child_identity(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Keep a child who was adopted, or lives under a new identity, apart from every proposal."""
    form = forms.IdentityForm(request.POST or None)
    viewer, at = viewer_of(request), timezone.now()
    page = _page(sight, f"Protect {called_here(sight)}’s identity", words.APART)
    return ask(request, sight, form, page, lambda given: actions.protect_identity(viewer, sight=sight, at=at, **given))


@child_page
def child_identity_end(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Undo the protection of an identity."""
    form = forms.IdentityForm(request.POST or None)
    viewer, at = viewer_of(request), timezone.now()
    page = _page(sight, "End the protection of the identity", words.TOGETHER_AGAIN)

    def act(given: dict[str, Any]) -> object:
        return actions.stop_protecting_identity(viewer, sight=sight, at=at, **given)

    return ask(request, sight, form, page, act)


@child_page
def child_address_stop(request: HttpRequest, sight: Sight, address: UUID, user: UUID) -> HttpResponse:
    """End somebody's sight of a protected address."""
    form = forms.SureForm(request.POST or None)
    viewer, at = viewer_of(request), timezone.now()
    page = _page(sight, "Who no longer sees the address", words.stops_seeing(sight, address, user))

    def act(given: dict[str, Any]) -> object:
        return actions.stop_seeing(viewer, sight=sight, address=address, user=user, at=at)

    return ask(request, sight, form, page, act)


def _page(sight: Sight, title: str, lead: str) -> Page:
    return Page(title, back=reverse(SECTION, args=[sight.child]), section=SECTION, lead=lead)
