"""A parent's or young person's own sheet, entered from paper in one pass."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.assessments.actions import Whose, enter_own_paper
from seen.apps.assessments.forms.own_paper import OwnPaperForm
from seen.apps.assessments.presenters.own_sheets import Place, places
from seen.apps.assessments.queries.starting import facts_of
from seen.apps.casefile.guards import child_page
from seen.core.access.visibility import Sight
from seen.core.instruments.bands import band_on
from seen.kit.access.guards import viewer_of
from seen.kit.knowledge.instruments import current
from seen.kit.pages.about_child import top_of
from seen.kit.pages.forms import acted, sent


@child_page
def child_own_paper(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Enter what somebody wrote on paper: every card on one page, sent at once."""
    today = timezone.localdate()
    wanted = (request.GET.get("tool", ""), request.GET.get("person", ""))
    place = next((each for each in places(sight, as_of=today) if (each.tool, str(each.person)) == wanted), None)
    if place is None:
        return redirect("child_sheets", sight.child)
    facts, tool = facts_of(sight), current(place.tool)
    band = band_on(facts.born, facts.due, today)
    form = OwnPaperForm(sent(request), tool=tool, band=band, disabled=facts.disabled)
    if acted(form, lambda told: _enter(request, sight, place, form, told)) is not None:
        messages.success(request, f"What {place.whose} wrote is entered. Keep the paper as your agency keeps papers.")
        return redirect("child_sheets", sight.child)
    top = top_of(viewer_of(request), sight, current="child_assessments", as_of=today)
    return render(request, "assessments/own_paper.html", {**top, "form": form, "place": place, "tool": tool})


def _enter(request: HttpRequest, sight: Sight, place: Place, form: OwnPaperForm, told: dict[str, Any]) -> UUID:
    now = timezone.now()
    return enter_own_paper(
        viewer_of(request), sight=sight, key=told["once"], whose=Whose(place.tool, place.person), on=told["on"],
        cards=form.cards(), today=timezone.localdate(now), now=now,
    )  # fmt: skip
