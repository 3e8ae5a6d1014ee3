"""Times of a childhood with nothing recorded, agencies that fell silent, and asking what an agency knows."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.casefile.guards import child_page
from seen.apps.chronology.actions.gaps import ask_about_gap
from seen.apps.chronology.forms.gaps import AskGapForm
from seen.apps.chronology.presenters import gaps as says
from seen.apps.chronology.queries.gaps import GapsSeen, gaps_seen
from seen.core.access.visibility import Sight, works_with
from seen.kit.access.guards import viewer_of
from seen.kit.knowledge.gaps import days_to_answer, gap_days
from seen.kit.knowledge.pathways import england
from seen.kit.pages.about_child import top_of
from seen.kit.pages.forms import acted, sent
from seen.kit.pages.words import day


@child_page
def child_gaps(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Name the times with nothing recorded and the agencies that are silent, with who was asked."""
    today = timezone.localdate()
    top = top_of(viewer_of(request), sight, current="child_chronology", as_of=today)
    name = top["child"].preferred or top["child"].name
    found = says.page(gaps_seen(sight, as_of=today), child=sight.child, name=name, may_ask=works_with(sight))
    return render(request, "chronology/gaps.html", {**top, **found, "name": name})


@child_page
def child_gap_ask(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Ask an agency what it knows of a time, or that it holds nothing. It becomes a task there."""
    found = gaps_seen(sight, as_of=timezone.localdate())
    form = _form(request, found)
    if acted(form, lambda said: _ask(request, sight, said)):
        messages.success(request, "Asked. It stands on their work list, and here, until they answer.")
        return redirect("child_gaps", child=sight.child)
    top = top_of(viewer_of(request), sight, current="child_chronology", as_of=timezone.localdate())
    may = works_with(sight) and bool(found.working)
    return render(request, "chronology/gap_ask.html", {**top, "form": form, "may": may})


def _form(request: HttpRequest, found: GapsSeen) -> AskGapForm:
    """Begin with what the address says, and an answer asked for within the usual working days."""
    today = timezone.localdate()
    first: dict[str, Any] = {
        "agency": request.GET.get("agency", ""),
        "since": says.as_written(request.GET.get("since", "")),
        "until": says.as_written(request.GET.get("until", "")),
        "due": day(england().add(today, days_to_answer())),
    }
    return AskGapForm(sent(request), agencies=found.working, today=today, initial=first)


def _ask(request: HttpRequest, sight: Sight, said: dict[str, Any]) -> object:
    now = timezone.now()
    return ask_about_gap(
        viewer_of(request), sight=sight, time=says.time_words(said["since"], said["until"]),
        days=gap_days(settings.PARTNERSHIP), today=timezone.localdate(), now=now, **said,
    )  # fmt: skip
