"""One assessment as a list of areas, one area as a page, what it comes to, and two versions of it side by side."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.assessments.actions import Noted, Saved, save_area
from seen.apps.assessments.forms.area import ASKED_QUICKLY, AreaForm
from seen.apps.assessments.guards import area_page, assessment_page
from seen.apps.assessments.presenters import check, result
from seen.apps.assessments.presenters import tasks as says
from seen.apps.assessments.presenters.both import said_by_other
from seen.apps.assessments.presenters.words import BANDS, linkable
from seen.apps.assessments.queries.earlier import last_time
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.suggested import as_suggested, asked_of_area, asked_of_linked
from seen.apps.assessments.written import written_of
from seen.apps.people.queries.called import Called, first_name
from seen.core.access.visibility import Sight, works_with
from seen.core.instruments.tool import Area
from seen.kit.access.guards import viewer_of
from seen.kit.database.together import together
from seen.kit.pages.about_child import top_of
from seen.kit.pages.forms import acted, sent

CURRENT = "child_assessments"


@assessment_page
def assessment(request: HttpRequest, sight: Sight, held: Held) -> HttpResponse:
    """Show the areas to do; of one that is signed or ended, all that was written."""
    top = top_of(viewer_of(request), sight, current=CURRENT, as_of=timezone.localdate())
    page = {**top, "held": held, "may": works_with(sight), "ended": check.ended(held)}
    if not held.open:
        (found,) = together(asked_of_linked(sight, held.id))
        whole = check.whole(held, as_suggested(found), name=name_of(top))
        return render(request, "assessments/whole.html", {**page, **whole})
    rows = {"areas": says.area_rows(held), "counts": says.counts(held), "facts": says.facts(held)}
    return render(request, "assessments/tasks.html", {**page, **rows})


@area_page
def assessment_area(request: HttpRequest, sight: Sight, held: Held, area: Area) -> HttpResponse:
    """Answer one area. Last time's levels are nowhere on this page."""
    top = top_of(viewer_of(request), sight, current=CURRENT, as_of=timezone.localdate())
    form = area_form(request, sight, held, area, name=name_of(top))
    saved = acted(form, lambda _: _save(request, sight, form))
    if saved is not None:
        return _after(request, sight, saved, held)
    page = {"form": form, "held": held, "area": area, "other": _other(request, held, area)}
    page |= {"may": works_with(sight) and held.open, "age": BANDS[held.row.band]}
    return render(request, "assessments/area.html", {**top, **page, "quick": form.hurried and ASKED_QUICKLY})


@area_page
def assessment_area_result(request: HttpRequest, sight: Sight, held: Held, area: Area) -> HttpResponse:
    """Show what one area comes to, what decided it, what it rests on, and last time beside it."""
    if area.id not in held.areas:
        return redirect("assessment_area", child=sight.child, assessment=held.id, area=area.id)
    today = timezone.localdate()
    top = top_of(viewer_of(request), sight, current=CURRENT, as_of=today)
    (found,) = together(asked_of_linked(sight, held.id))
    last = last_time(sight, held) if held.areas[area.id].sheet.done else None
    shown = result.result_page(held, area, as_suggested(found), last, name=name_of(top), today=today)
    return render(request, "assessments/result.html", {**top, "held": held, **shown})


def area_form(request: HttpRequest, sight: Sight, held: Held, area: Area, *, name: str) -> AreaForm:
    """Return the form of an area, as it stands or as it was sent."""
    ours, linked = together(asked_of_area(sight, care=area.care), asked_of_linked(sight, held.id))
    stands = held.areas.get(area.id)
    suggested = {one.entry for one in as_suggested(ours)}
    entries = linkable(as_suggested([*ours, *linked]), suggested=suggested)
    before = written_of(stands) if stands else None
    now = timezone.now()
    form = AreaForm(
        sent(request), held=held, area=area, before=before, linkable=entries, name=name,
        today=timezone.localdate(now), now=now,
    )  # fmt: skip
    form.initial.update(follows=stands.sheet.id if stands else None, settles=request.GET.get("settles"))
    return form


def _other(request: HttpRequest, held: Held, area: Area) -> dict[str, str]:
    """Return what the version beside says, for whoever writes from both; nothing otherwise."""
    asked = request.GET.get("settles")
    found = next((one for one in held.beside.get(area.id, ()) if str(one.sheet.id) == asked), None)
    return said_by_other(held, area, found) if found else {}


def _save(request: HttpRequest, sight: Sight, form: AreaForm) -> Saved | None:
    """Save, unless quick answers are asked about first."""
    if form.hurried:
        return None
    now, draft = timezone.now(), form.noted()
    return save_area(
        viewer_of(request),
        sight=sight,
        assessment=form.held.id,
        key=form.cleaned_data["once"],
        written=form.written(),
        noted=Noted(form.cleaned_data["new_item"], draft) if draft else None,
        today=timezone.localdate(now),
        now=now,
    )


def _after(request: HttpRequest, sight: Sight, saved: Saved, held: Held) -> HttpResponse:
    if saved.beside:
        messages.warning(request, "Somebody else saved this area while you wrote. Both texts are kept.")
        return redirect("assessment_area_both", child=sight.child, assessment=held.id, area=saved.area)
    if request.POST.get("act") == "later":
        messages.success(request, "Saved. Come back to it whenever you can.")
        return redirect("assessment", child=sight.child, assessment=held.id)
    return redirect("assessment_area_result", child=sight.child, assessment=held.id, area=saved.area)


def name_of(top: dict[str, Any]) -> str:
    """Return what to call the child in a sentence."""
    return first_name(Called(top["child"].name, top["child"].preferred))
