"""What an entry means: said beside it and signed, or taken back. The entry is never edited."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.chronology.actions.curating import curate, take_back
from seen.apps.chronology.forms.curating import NO, YES, CurateForm, TakeBackForm
from seen.apps.chronology.guards import entry_page
from seen.apps.chronology.presenters.entry import whole_words
from seen.apps.chronology.queries.whole import Whole, whole
from seen.core.access.visibility import works_with
from seen.kit.access.guards import viewer_of
from seen.kit.pages.about_child import top_of
from seen.kit.pages.forms import OnceForm, acted, sent


@entry_page
def entry_curate(request: HttpRequest, it: Whole) -> HttpResponse:
    """Say what an entry means. Whoever comes second reads what was said before them, and keeps what they typed."""
    viewer, now = viewer_of(request), timezone.now()
    top = top_of(viewer, it.sight, current="child_chronology", as_of=timezone.localdate())
    form = CurateForm(sent(request), name=top["child"].preferred or top["child"].name, initial=_as_it_stands(it))
    if acted(form, lambda said: curate(viewer, sight=it.sight, entry=it.row.id, now=now, **said)):
        messages.success(request, "Kept beside the entry, with your name and today’s date.")
        return redirect("entry", entry=it.row.id)
    return _page(request, it, top, form, "curate")


@entry_page
def entry_take_back(request: HttpRequest, it: Whole) -> HttpResponse:
    """Take back what stands beside an entry, with why. What was written stays in its history."""
    viewer, now = viewer_of(request), timezone.now()
    form = TakeBackForm(sent(request))
    if acted(form, lambda said: take_back(viewer, sight=it.sight, entry=it.row.id, now=now, **said)):
        messages.success(request, "Taken back. What was written is kept in the entry’s history.")
        return redirect("entry", entry=it.row.id)
    top = top_of(viewer, it.sight, current="child_chronology", as_of=timezone.localdate())
    return _page(request, it, top, form, "take_back")


def _page(request: HttpRequest, it: Whole, top: dict[str, Any], form: OnceForm, name: str) -> HttpResponse:
    """Show the form with what stands beside the entry now, which may be what somebody wrote meanwhile."""
    now = whole(viewer_of(request), it.row.id, as_of=timezone.localdate()) if form.is_bound else it
    words = {"it": now, "says": whole_words(now), "form": form, "may": now.stands and works_with(now.sight)}
    return render(request, f"chronology/{name}.html", {**top, **words})


def _as_it_stands(it: Whole) -> dict[str, Any]:
    one = it.curated
    if one is None:
        return {}
    said = {"why": one.why, "impact": one.impact, "outcome": one.outcome, "analysis": one.analysis}
    return {"significant": YES if one.significant else NO, **said}
