"""Pages of results that were made elsewhere: all of a child's, one to enter, one to correct."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from seen.apps.assessments.actions.elsewhere import correct_result, enter_result
from seen.apps.assessments.forms.elsewhere import ResultForm
from seen.apps.assessments.presenters.elsewhere import as_first_typed, cards
from seen.apps.assessments.queries import elsewhere
from seen.apps.casefile.guards import child_page
from seen.apps.casefile.presenters.people import family_choices
from seen.apps.casefile.views.asking import Page, about, ask
from seen.core.access.visibility import Sight
from seen.kit.access.guards import viewer_of
from seen.kit.pages.forms import sent

SECTION = "child_assessments"
LEAD = "Copy what you were given. Its own questions and wording are licensed, and are not held here."


@child_page
def child_results_elsewhere(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Show the results that were made elsewhere, as they were given."""
    found = cards(elsewhere.results(sight), viewer=viewer_of(request), sight=sight)
    more = {"cards": found, "tools": elsewhere.tools()}
    return render(request, "assessments/elsewhere.html", about(request, sight, SECTION, **more))


@child_page
def child_result_elsewhere_new(request: HttpRequest, sight: Sight, instrument: str) -> HttpResponse:
    """Enter a result that was made elsewhere."""
    tool = next((each for each in elsewhere.tools() if each.id == instrument), None)
    if tool is None:
        raise Http404
    viewer, today = viewer_of(request), timezone.localdate()
    form = ResultForm(sent(request), tool=tool, carers=family_choices(viewer, sight, as_of=today))

    def act(given: dict[str, Any]) -> object:
        key = form.cleaned_data["once"]
        return enter_result(viewer, sight=sight, given=form.given(), key=key, today=today, now=timezone.now())

    return ask(request, sight, form, _page(sight, tool.title, said="The result is kept."), act)


@child_page
def child_result_elsewhere_correct(request: HttpRequest, sight: Sight, result: UUID) -> HttpResponse:
    """Correct a result: the earlier one is kept behind it."""
    of = _result(sight, result)
    viewer, today = viewer_of(request), timezone.localdate()
    family = family_choices(viewer, sight, as_of=today)
    form = ResultForm(sent(request), tool=of.tool, carers=family, corrects=True, initial=as_first_typed(of))

    def act(given: dict[str, Any]) -> object:
        key, why = form.cleaned_data["once"], given["why"]
        summary = form.given()
        return correct_result(
            viewer, sight=sight, of=of, given=summary, why=why, key=key, today=today, now=timezone.now()
        )

    return ask(request, sight, form, _page(sight, "Correct the result", said="The result is corrected."), act)


def _result(sight: Sight, result: UUID) -> elsewhere.ResultGiven:
    try:
        return elsewhere.result(sight, result)
    except elsewhere.NoSuchResult as none:
        raise Http404 from none


def _page(sight: Sight, title: str, *, said: str) -> Page:
    back = reverse("child_results_elsewhere", args=[sight.child])
    return Page(title, back=back, section=SECTION, lead=LEAD, said=said)
