"""The people page of a child, and one page for each thing that can be added to it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile import queries
from seen.apps.casefile.forms import people as forms
from seen.apps.casefile.guards import child_page
from seen.apps.casefile.presenters import people as words
from seen.apps.casefile.presenters.child import birth_answers, called_here
from seen.apps.casefile.views.asking import Page, about, ask
from seen.apps.people import actions
from seen.apps.people import queries as people
from seen.core.access.visibility import Access, Sight
from seen.kit.access.guards import viewer_of
from seen.kit.knowledge.load import load
from seen.kit.pages.forms import OnceForm

SECTION = "child_people"


@child_page
def child_people(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Show who the child is, their family, their addresses, and who works with them."""
    page = words.people_page(viewer_of(request), sight, as_of=timezone.localdate())
    return render(request, "casefile/people.html", about(request, sight, SECTION, **page))


@child_page
def child_name(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Add a name."""
    form = forms.NameForm(request.POST or None)
    return ask(request, sight, form, _page(sight, "Add a name"), _act(request, sight, actions.add_name, form))


@child_page
def child_name_end(request: HttpRequest, sight: Sight, name: UUID) -> HttpResponse:
    """Say that a name is used no longer."""
    form = forms.EndForm(request.POST or None)
    viewer = viewer_of(request)
    page = _page(sight, "A name that is used no longer", "It stays on the record, and the child is found by it.")
    return ask(request, sight, form, page, lambda given: actions.end_name(viewer, sight=sight, name=name, **given))


@child_page
def child_number(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Add a number by which a system knows the child."""
    form = forms.NumberForm(request.POST or None)
    viewer = viewer_of(request)
    page = _page(sight, "Add a number")
    at = timezone.now()
    return ask(request, sight, form, page, lambda given: actions.add_identifier(viewer, sight=sight, at=at, **given))


@child_page
def child_number_end(request: HttpRequest, sight: Sight, identifier: UUID) -> HttpResponse:
    """Say that a number is used no longer."""
    form = forms.EndForm(request.POST or None)
    viewer = viewer_of(request)
    page = _page(sight, "A number that is used no longer", "It stays, so that old letters still lead to the child.")

    def act(given: dict[str, Any]) -> object:
        return actions.end_identifier(viewer, sight=sight, identifier=identifier, **given)

    return ask(request, sight, form, page, act)


@child_page
def child_address(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Record where the child lives now."""
    form = forms.AddressForm(request.POST or None)
    page = _page(sight, "Where the child lives now", "The address before ends on the day this one starts.")
    viewer, at = viewer_of(request), timezone.now()

    def act(given: dict[str, Any]) -> object:
        chosen = given.pop("access")
        access = Access(chosen) if chosen else None
        return actions.move_address(viewer, sight=sight, at=at, access=access, key=_key(form), **given)

    return ask(request, sight, form, page, act)


@child_page
def child_address_protect(request: HttpRequest, sight: Sight, address: UUID) -> HttpResponse:
    """Close an address to all but those named."""
    form = forms.ProtectForm(request.POST or None)
    page = _page(sight, "Protect this address", "From now on only people named one by one see it. You are the first.")
    viewer, at = viewer_of(request), timezone.now()

    def act(given: dict[str, Any]) -> object:
        return actions.protect_address(viewer, sight=sight, address=address, at=at, **given)

    return ask(request, sight, form, page, act)


@child_page
def child_address_who(request: HttpRequest, sight: Sight, address: UUID) -> HttpResponse:
    """Name somebody who may see a protected address."""
    form = forms.WhoMaySeeForm(request.POST or None, people=words.worker_choices(sight, as_of=timezone.localdate()))
    page = _page(sight, "Who may see this address", "They see it for as long as they may see the child.")
    viewer, at = viewer_of(request), timezone.now()

    def act(given: dict[str, Any]) -> object:
        user = UUID(given["user"])
        return actions.name_who_may_see(viewer, sight=sight, address=address, user=user, why=given["why"], at=at)

    return ask(request, sight, form, page, act)


@child_page
def child_adult(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Add an adult in the child's life."""
    form = forms.AdultForm(request.POST or None)
    page = _page(sight, "Add an adult", "Somebody in the child’s life. It opens nothing to them.")
    return ask(request, sight, form, page, _act(request, sight, actions.add_adult, form))


@child_page
def child_relationship(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Say what an adult on the page is to the child."""
    viewer, at = viewer_of(request), timezone.now()
    choices = words.family_choices(viewer, sight, as_of=timezone.localdate())
    form = forms.RelationForm(request.POST or None, people=choices)

    def act(given: dict[str, Any]) -> object:
        return actions.relate(viewer, sight=sight, at=at, **given | {"person": UUID(given["person"])})

    return ask(request, sight, form, _page(sight, "What somebody is to the child"), act)


@child_page
def child_household(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Record that somebody came to live with the child."""
    viewer, today = viewer_of(request), timezone.localdate()
    form = forms.HouseholdForm(request.POST or None, people=words.household_choices(viewer, sight, as_of=today))

    def act(given: dict[str, Any]) -> object:
        who = given.pop("person")
        if who.startswith("child:"):
            other = queries.sight(viewer, UUID(who.removeprefix("child:")), as_of=today)
            return actions.join_household(viewer, sight=other, home=sight, at=timezone.now(), **given)
        return actions.join_household(viewer, sight=sight, person=UUID(who), at=timezone.now(), **given)

    return ask(request, sight, form, _page(sight, "Who came to live there"), act)


@child_page
def child_household_left(request: HttpRequest, sight: Sight, member: UUID) -> HttpResponse:
    """Record that somebody no longer lives with the child."""
    form = forms.EndForm(request.POST or None)
    viewer, at = viewer_of(request), timezone.now()

    def act(given: dict[str, Any]) -> object:
        return actions.leave_household(viewer, sight=sight, member=member, at=at, **given)

    return ask(request, sight, form, _page(sight, "Who no longer lives there"), act)


@child_page
def child_fact(request: HttpRequest, sight: Sight, topic: str) -> HttpResponse:
    """Record an answer to one of the questions that everybody is asked."""
    if topic not in load("vocabulary/facts"):
        raise Http404
    viewer, at = viewer_of(request), timezone.now()
    heading, question = words.topic_words(topic, called_here(sight))
    form = forms.FactForm(request.POST or None, topic=topic)

    def act(given: dict[str, Any]) -> object:
        return actions.state_fact(viewer, sight=sight, topic=topic, at=at, **given)

    return ask(request, sight, form, _page(sight, heading, question), act)


@child_page
def child_birth(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Correct the child's birth, sex or whether they move about."""
    now = birth_answers(people.record(sight))
    form = forms.BirthForm(request.POST or None, initial=now)
    viewer, at = viewer_of(request), timezone.now()
    page = _page(sight, "Correct the child’s details", "What stood there before is kept.")
    return ask(request, sight, form, page, lambda given: actions.correct_child(viewer, sight=sight, at=at, **given))


def _page(sight: Sight, title: str, lead: str = "") -> Page:
    return Page(title, back=reverse(SECTION, args=[sight.child]), section=SECTION, lead=lead)


def _act(request: HttpRequest, sight: Sight, action: Any, form: OnceForm) -> Any:
    viewer, at = viewer_of(request), timezone.now()
    return lambda given: action(viewer, sight=sight, at=at, key=_key(form), **given)


def _key(form: OnceForm) -> UUID:
    key: UUID = form.cleaned_data["once"]
    return key
