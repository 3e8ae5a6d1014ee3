"""Pages of the numbers that patterns look with: those in force, others tried on the past, what is decided."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.patterns.actions.numbers import begin_count, decide, try_numbers
from seen.apps.patterns.forms.numbers import DecideForm, TryForm
from seen.apps.patterns.presenters import numbers as presenters
from seen.apps.patterns.presenters.register import title
from seen.apps.patterns.queries import numbers as queries
from seen.core.access.permission import Permission
from seen.core.patterns.contract import Pattern
from seen.core.patterns.runner import patterns
from seen.kit.access.guards import needs, opened, viewer_of
from seen.kit.audit.reads import record_read
from seen.kit.pages.forms import acted, sent

KEPT = "What was decided is kept."


@needs(Permission.SET_NUMBERS)
def thresholds(request: HttpRequest) -> HttpResponseBase:
    """Show every pattern with how its numbers stand."""
    viewer, today = viewer_of(request), timezone.localdate()
    coming = presenters.coming(queries.decisions(viewer), as_of=today)
    every = [
        presenters.summary(each, queries.numbers_of(each, as_of=today), coming.get(each.id)) for each in patterns()
    ]
    return _shown(request, "patterns/thresholds.html", {"every": every})


@needs(Permission.SET_NUMBERS)
def thresholds_of(request: HttpRequest, pattern: str) -> HttpResponseBase:
    """Show the numbers of one pattern, and try others on past data."""
    one, viewer, now = _pattern(pattern), viewer_of(request), timezone.now()
    numbers = queries.numbers_of(one, as_of=timezone.localdate(now))
    form = TryForm(sent(request), pattern=one, numbers=numbers)
    trial = acted(form, lambda given: try_numbers(
        viewer, pattern=one, numbers=form.numbers(), months=int(given["months"]), now=now
    ))  # fmt: skip
    if trial is not None:
        begin_count(trial, now=now)
        return redirect("threshold_trial", trial=trial.id)
    return _shown(request, "patterns/thresholds_of.html", {**_page(request, one, numbers), "form": form})


@needs(Permission.SET_NUMBERS)
def threshold_trial(request: HttpRequest, trial: UUID) -> HttpResponseBase:
    """Show what other numbers would have raised, and take what was decided."""
    viewer, now = viewer_of(request), timezone.now()
    its = queries.trial(viewer, trial)
    if its is None:
        raise Http404
    form = DecideForm(sent(request), today=timezone.localdate(now))
    if acted(form, lambda _: decide(viewer, trial=its, **form.said(), now=now)):
        messages.success(request, KEPT)
        return redirect("thresholds_of", pattern=its.pattern)
    page = presenters.page_of_trial(_pattern(its.pattern), its, is_decided=queries.is_decided(its))
    page["state"] = presenters.how_far(queries.count_of(its), at=now)
    return _shown(request, "patterns/threshold_trial.html", {**page, "form": form})


def _page(request: HttpRequest, pattern: Pattern, numbers: dict[str, int]) -> dict[str, Any]:
    viewer = viewer_of(request)
    return {
        "title": title(pattern),
        "heads": presenters.HEADS,
        "rows": presenters.rows(pattern, numbers),
        "decided": presenters.decided(queries.decisions(viewer, pattern=pattern.id)),
        "tried": presenters.tried(queries.trials(viewer, pattern=pattern.id)),
    }


def _pattern(name: str) -> Pattern:
    found = next((each for each in patterns() if each.id == name), None)
    if found is None:
        raise Http404
    return found


def _shown(request: HttpRequest, template: str, page: dict[str, Any]) -> HttpResponseBase:
    line = partial(record_read, viewer_of(request), name="thresholds", about=(), path=request.path)
    return opened(request, line=line, page=lambda: render(request, template, page))
