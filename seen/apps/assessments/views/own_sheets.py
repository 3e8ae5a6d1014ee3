"""Parents' and young people's own sheets, for the worker: how each stands, and handing the device over."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from seen.apps.assessments import actions
from seen.apps.assessments.forms.own_sheets import HandOverForm
from seen.apps.assessments.presenters import cards
from seen.apps.assessments.presenters import own_sheets as words
from seen.apps.assessments.queries.opening import NoSuchAssessment
from seen.apps.assessments.queries.own_sheets import sent as sent_sheet
from seen.apps.casefile.guards import child_page
from seen.apps.identity import handed_over
from seen.core.access.visibility import Sight
from seen.kit.access.guards import viewer_of
from seen.kit.pages.about_child import top_of
from seen.kit.pages.forms import acted, sent

SECTION = "child_assessments"


@child_page
def child_sheets(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Show whose sheets were asked for, sent, or talked about instead."""
    places = words.places(sight, as_of=timezone.localdate())
    return render(request, "assessments/sheets.html", {**_top(request, sight), "places": places})


@child_page
def child_hand_over(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Hand this device over for one person's sheet, with a PIN that gives it back."""
    offered = words.offered(words.places(sight, as_of=timezone.localdate()))
    form = HandOverForm(sent(request), offered=offered)
    given = acted(form, lambda told: _hand_over(request, sight, told))
    if given is None:
        return render(request, "assessments/hand_over.html", {**_top(request, sight), "form": form, "offered": offered})
    back = reverse("child_sheets", args=[sight.child])
    return handed_over.begin(request, hand_over=given.hand_over, sheet=given.sheet, back=back)


@child_page
def child_own_words(request: HttpRequest, sight: Sight, assessment: UUID) -> HttpResponse:
    """Show what somebody sent who is not compared with: a young person, to whoever may read it."""
    try:
        sheet = sent_sheet(sight, assessment)
    except NoSuchAssessment as none:
        raise Http404 from none
    if words.compares(sheet.held):
        return redirect("assessment_compare", sight.child, assessment)
    page = {"sheet": sheet, "groups": cards.said_rows(sheet), "last": cards.last_rows(sheet)}
    return render(request, "assessments/own_words.html", {**_top(request, sight), **page})


def _hand_over(request: HttpRequest, sight: Sight, told: dict[str, Any]) -> actions.HandedOver:
    now = timezone.now()
    (whose, change), pin = told["whose"], told["pin"]
    today = timezone.localdate(now)
    return actions.hand_over(
        viewer_of(request), sight=sight, key=told["once"], whose=whose, pin=pin, change=change, today=today, now=now
    )


def _top(request: HttpRequest, sight: Sight) -> dict[str, Any]:
    return top_of(viewer_of(request), sight, current=SECTION, as_of=timezone.localdate())
