"""A child's assessments, and how one begins."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.assessments.actions import start_each
from seen.apps.assessments.forms.start import StartForm
from seen.apps.assessments.presenters import tasks as says
from seen.apps.assessments.queries.earlier import gaps
from seen.apps.assessments.queries.naming import names_in
from seen.apps.assessments.queries.seen import of_child
from seen.apps.assessments.queries.starting import carers, siblings
from seen.apps.casefile import queries as casefile
from seen.apps.casefile.guards import child_page
from seen.core.access.visibility import Sight, works_with
from seen.core.instruments.tool import CompletedBy, Instrument
from seen.kit.access.guards import viewer_of
from seen.kit.knowledge.instruments import offered
from seen.kit.pages.about_child import top_of
from seen.kit.pages.forms import acted, sent
from seen.kit.pages.words import day

FOR_WORKERS = {CompletedBy.ANY_WORKER, CompletedBy.PRACTITIONER}


@child_page
def child_assessments(request: HttpRequest, sight: Sight) -> HttpResponse:
    """List a child's assessments, with what they left open first."""
    every = of_child(sight)
    top = top_of(viewer_of(request), sight, current="child_assessments", as_of=timezone.localdate())
    found = says.cards(every, names_in(every))
    page = {**top, **found, "gaps": says.gap_lines(gaps(every)), "may": works_with(sight)}
    page["twice"] = [one for one in every if one.row.pair_id]
    return render(request, "assessments/list.html", page)


@child_page
def assessment_choose(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Choose the tool; what was assessed before and what it left open stand first."""
    every = of_child(sight)
    top = top_of(viewer_of(request), sight, current="child_assessments", as_of=timezone.localdate())
    last = {one.row.instrument: f"Last used on {day(one.row.on)}." for one in every if one.signed}
    links = says.tool_links(_tools(), sight.child, last)
    waiting = says.cards(every, names_in(every))["open"]
    page = {**top, "tools": links, "waiting": waiting, "gaps": says.gap_lines(gaps(every)), "may": works_with(sight)}
    return render(request, "assessments/choose.html", page)


@child_page
def assessment_start(request: HttpRequest, sight: Sight, tool: str) -> HttpResponse:
    """Begin an assessment with a tool, for this child and for brothers and sisters each on their own."""
    one = _tool(tool)
    form = _form(request, sight, one)
    made = acted(form, lambda said: _begin(request, sight, form))
    if made is not None:
        if form.cleaned_data["mode"] == "paper":
            return redirect("assessment_paper", child=sight.child, assessment=made.id)
        messages.success(request, "Begun. Each area is saved on its own page, and you can come back to it.")
        return redirect("assessment", child=sight.child, assessment=made.id)
    top = top_of(viewer_of(request), sight, current="child_assessments", as_of=timezone.localdate())
    return render(request, "assessments/start.html", {**top, "form": form, "tool": one, "may": works_with(sight)})


def _tools() -> list[Instrument]:
    """Return the tools that workers complete; those with no items take a result made elsewhere."""
    return [
        tool for tool in offered(settings.PARTNERSHIP)
        if FOR_WORKERS & set(tool.completed_by) and not tool.summary_only
    ]  # fmt: skip


def _tool(name: str) -> Instrument:
    found = next((tool for tool in _tools() if tool.id == name), None)
    if found is None:
        raise Http404
    return found


def _form(request: HttpRequest, sight: Sight, tool: Instrument) -> StartForm:
    viewer, today = viewer_of(request), timezone.localdate()
    others = siblings(viewer, sight, as_of=today)
    goal = request.GET.get("goal", "")
    return StartForm(
        sent(request), tool=tool, siblings=others, carers=carers(sight, as_of=today), today=today, goal=goal
    )


def _begin(request: HttpRequest, sight: Sight, form: StartForm) -> Any:
    viewer, now = viewer_of(request), timezone.now()
    today = timezone.localdate(now)
    others = list(casefile.sights(viewer, form.others(), as_of=today).values())
    return start_each(
        viewer, sight=sight, others=others, key=form.cleaned_data["once"], how=form.how(), today=today, now=now
    )
