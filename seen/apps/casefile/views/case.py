"""The work page of a child: level, work, who does it, why the child is held; why I can see this; who has looked."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile import actions, queries
from seen.apps.casefile.forms import case as forms
from seen.apps.casefile.forms.people import EndForm
from seen.apps.casefile.guards import child_page
from seen.apps.casefile.presenters.case import colleague_choices, work_page
from seen.apps.casefile.presenters.history import history_rows
from seen.apps.casefile.views.asking import Page, about, ask
from seen.core.access.visibility import Sight
from seen.kit.access.guards import viewer_of

SECTION = "child_work"
PEOPLE = "child_people"


@child_page
def child_work(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Show the level, each service's work, its workers, and why the child is held."""
    page = work_page(viewer_of(request), sight, as_of=timezone.localdate())
    return render(request, "casefile/work.html", about(request, sight, SECTION, **page))


@child_page
def child_why(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Say why this viewer can see the child."""
    return render(
        request, "casefile/why.html", about(request, sight, "child_why", reasons=queries.why_can_i_see(sight))
    )


@child_page
def child_history(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Show who has looked and acted, as far as this viewer may know."""
    rows = history_rows(viewer_of(request), sight, as_of=timezone.localdate())
    return render(request, "casefile/history.html", about(request, sight, "child_history", rows=rows))


@child_page
def child_level(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Record the level of need."""
    form = forms.LevelForm(request.POST or None)
    page = _page(sight, "Record the level of need", "Where the authority’s own system holds it, copy it from there.")
    viewer, at = viewer_of(request), timezone.now()

    def act(given: dict[str, Any]) -> object:
        return actions.set_level(viewer, sight=sight, at=at, key=form.cleaned_data["once"], **given)

    return ask(request, sight, form, page, act)


@child_page
def child_work_open(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Open a service's work with the child."""
    form = forms.OpenWorkForm(request.POST or None)
    page = _page(sight, "Open work", "While work is open, whoever works with the child sees each other’s notes.")
    viewer, at = viewer_of(request), timezone.now()
    return ask(request, sight, form, page, lambda given: actions.open_work(viewer, sight=sight, at=at, **given))


@child_page
def child_work_close(request: HttpRequest, sight: Sight, work: UUID) -> HttpResponse:
    """Close a service's work with the child."""
    form = forms.CloseWorkForm(request.POST or None)
    page = _page(sight, "Close work", "Nothing closes by itself. Write why, for whoever opens it again.")
    viewer, at = viewer_of(request), timezone.now()

    def act(given: dict[str, Any]) -> object:
        return actions.close_work(viewer, sight=sight, work=work, at=at, **given)

    return ask(request, sight, form, page, act)


@child_page
def child_allocate(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Give the child's work to somebody of one's own agency."""
    viewer, at = viewer_of(request), timezone.now()
    choices = colleague_choices(viewer, as_of=timezone.localdate())
    form = forms.AllocateForm(request.POST or None, people=choices)

    def act(given: dict[str, Any]) -> object:
        return actions.allocate(viewer, sight=sight, at=at, **given | {"user": UUID(given["user"])})

    return ask(request, sight, form, _page(sight, "Give the work to a worker"), act)


@child_page
def child_unallocate(request: HttpRequest, sight: Sight, involvement: UUID) -> HttpResponse:
    """End a worker's part in the work."""
    form = forms.UnallocateForm(request.POST or None)
    viewer, at = viewer_of(request), timezone.now()

    def act(given: dict[str, Any]) -> object:
        return actions.unallocate(viewer, sight=sight, involvement=involvement, at=at, **given)

    return ask(request, sight, form, _page(sight, "End a worker’s part"), act)


@child_page
def child_involve(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Add somebody of any agency to those who work with the child."""
    form = forms.InvolveForm(request.POST or None)
    page = _page(
        sight, "Add somebody who works with the child", "They see what whoever works with the child sees.", PEOPLE
    )
    viewer, at = viewer_of(request), timezone.now()

    def act(given: dict[str, Any]) -> object:
        return actions.involve(viewer, sight=sight, user=queries.by_email(given.pop("email")), at=at, **given)

    return ask(request, sight, form, page, act)


@child_page
def child_involvement_end(request: HttpRequest, sight: Sight, involvement: UUID) -> HttpResponse:
    """Say that somebody no longer works with the child."""
    form = EndForm(request.POST or None)
    page = _page(sight, "Who no longer works with the child", "After that day they no longer see the record.", PEOPLE)
    viewer = viewer_of(request)

    def act(given: dict[str, Any]) -> object:
        return actions.end_involvement(viewer, sight=sight, involvement=involvement, **given)

    return ask(request, sight, form, page, act)


@child_page
def child_bar(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Close the record to a worker with a conflict of interest."""
    form = forms.BarForm(request.POST or None)
    viewer, at = viewer_of(request), timezone.now()

    def act(given: dict[str, Any]) -> object:
        return actions.bar(viewer, sight=sight, user=queries.by_email(given.pop("email")), at=at, **given)

    return ask(request, sight, form, _page(sight, "Somebody who must not see this record"), act)


@child_page
def child_hold(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Record a reason to hold the child."""
    form = forms.HoldForm(request.POST or None)
    page = _page(
        sight, "Why there is a record", "Without a reason that stands today, Seen raises no question about the child."
    )
    viewer, at = viewer_of(request), timezone.now()
    return ask(request, sight, form, page, lambda given: actions.hold(viewer, sight=sight, at=at, **given))


@child_page
def child_release(request: HttpRequest, sight: Sight, hold: UUID) -> HttpResponse:
    """End a reason to hold the child."""
    form = forms.WordsForm(request.POST or None, asks="Why does this reason no longer stand?")
    viewer, at = viewer_of(request), timezone.now()

    def act(given: dict[str, Any]) -> object:
        return actions.release(viewer, sight=sight, hold=hold, at=at, **given)

    return ask(request, sight, form, _page(sight, "End a reason for the record"), act)


@child_page
def child_ask_desk(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Ask the matching desk to look at the child."""
    form = forms.WordsForm(request.POST or None, asks="What should the matching desk find out?")
    page = _page(sight, "Ask the matching desk", "The desk sees every entry until it closes your request.")
    viewer, at = viewer_of(request), timezone.now()

    def act(given: dict[str, Any]) -> object:
        return actions.ask_matching_desk(viewer, sight=sight, why=given["words"], at=at)

    return ask(request, sight, form, page, act)


@child_page
def child_close_match(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Close a request to the matching desk."""
    form = forms.WordsForm(request.POST or None, asks="What did you find, and whom did you tell?")
    page = Page(
        "Close the request", back=reverse("matching_desk"), section=SECTION, lead="Your sight of the child ends."
    )
    viewer, at = viewer_of(request), timezone.now()
    return ask(request, sight, form, page, lambda given: actions.close_match(viewer, sight=sight, at=at, **given))


def _page(sight: Sight, title: str, lead: str = "", section: str = SECTION) -> Page:
    return Page(title, back=reverse(section, args=[sight.child]), section=section, lead=lead)
