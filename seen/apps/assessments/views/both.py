"""Two people saved one area at the same time: both texts side by side, and which stands, or a third from both."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.assessments.actions import Saved, keep_one
from seen.apps.assessments.forms.both import WhichForm
from seen.apps.assessments.guards import area_page
from seen.apps.assessments.presenters.both import sides
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.views.areas import CURRENT
from seen.core.access.visibility import Sight, works_with
from seen.core.instruments.tool import Area
from seen.kit.access.guards import viewer_of
from seen.kit.pages.about_child import top_of
from seen.kit.pages.forms import acted, sent


@area_page
def assessment_area_both(request: HttpRequest, sight: Sight, held: Held, area: Area) -> HttpResponse:
    """Show both versions of an area, and take which of them stands."""
    if area.id not in held.beside:
        return redirect("assessment_area_result", child=sight.child, assessment=held.id, area=area.id)
    stands, other = held.areas[area.id], held.beside[area.id][0]
    form = WhichForm(sent(request), names=(stands.saver, other.saver))
    if acted(form, lambda said: _keep(request, sight, held, area, said)):
        messages.success(request, "Kept. The other version stays in the record of this area.")
        return redirect("assessment_area_result", child=sight.child, assessment=held.id, area=area.id)
    page = {"area": area, "form": form, "sides": sides(held, area, stands, other), "other": other.sheet.id}
    return _shown(request, sight, held, page)


def _shown(request: HttpRequest, sight: Sight, held: Held, page: dict[str, Any]) -> HttpResponse:
    top = top_of(viewer_of(request), sight, current=CURRENT, as_of=timezone.localdate())
    page |= {"held": held, "may": works_with(sight) and held.open}
    return render(request, "assessments/both.html", {**top, **page})


def _keep(request: HttpRequest, sight: Sight, held: Held, area: Area, said: dict[str, Any]) -> Saved:
    stands, other = held.areas[area.id].sheet.id, held.beside[area.id][0].sheet.id
    return keep_one(
        viewer_of(request),
        sight=sight,
        assessment=held.id,
        key=said["once"],
        area=area.id,
        settles=other,
        keeps=other if said["which"] == "other" else stands,
        now=timezone.now(),
    )
