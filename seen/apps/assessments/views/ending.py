"""Check all that was written and sign; reopen what is signed; stop what will not be finished; add a visit."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.assessments.actions import add_visit, reopen, sign, stop
from seen.apps.assessments.forms.ending import SignForm, VisitForm, WhyForm
from seen.apps.assessments.guards import assessment_page
from seen.apps.assessments.presenters import check, ending
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.suggested import as_suggested, asked_of_linked
from seen.apps.assessments.views.areas import CURRENT, name_of
from seen.core.access.visibility import Sight, works_with
from seen.kit.access.guards import viewer_of
from seen.kit.database.together import together
from seen.kit.pages.about_child import top_of
from seen.kit.pages.forms import acted, sent


@assessment_page
def assessment_check(request: HttpRequest, sight: Sight, held: Held) -> HttpResponse:
    """Show everything once more, what is not known first, and take a signature."""
    viewer, form = viewer_of(request), SignForm(sent(request))
    done = acted(form, lambda said: sign(viewer, sight=sight, assessment=held.id, now=timezone.now(), **said_of(said)))
    if done is not None:
        messages.success(request, ending.signed(done, held))
        return redirect("assessment", child=sight.child, assessment=held.id)
    top = top_of(viewer, sight, current=CURRENT, as_of=timezone.localdate())
    (found,) = together(asked_of_linked(sight, held.id))
    whole = check.whole(held, as_suggested(found), name=name_of(top))
    return render(
        request, "assessments/check.html", {**top, **whole, "held": held, "form": form, "may": works_with(sight)}
    )


@assessment_page
def assessment_reopen(request: HttpRequest, sight: Sight, held: Held) -> HttpResponse:
    """Make the next version of a signed assessment."""
    viewer = viewer_of(request)

    def act(said: dict[str, Any]) -> Any:
        return reopen(viewer, sight=sight, assessment=held.id, key=said["once"], why=said["why"], now=timezone.now())

    return _one_thing(request, sight, held, ending.REOPEN, act)


@assessment_page
def assessment_stop(request: HttpRequest, sight: Sight, held: Held) -> HttpResponse:
    """Stop an assessment that will not be finished."""
    viewer = viewer_of(request)

    def act(said: dict[str, Any]) -> Any:
        stop(viewer, sight=sight, assessment=held.id, why=said["why"], now=timezone.now())
        return held

    return _one_thing(request, sight, held, ending.STOP, act)


@assessment_page
def assessment_visit(request: HttpRequest, sight: Sight, held: Held) -> HttpResponse:
    """Say on which further day some of it was done."""
    viewer = viewer_of(request)

    def act(said: dict[str, Any]) -> Any:
        now = timezone.now()
        own = {name: said[name] for name in ("on", "announced", "who_was_there")}
        today = timezone.localdate(now)
        add_visit(viewer, sight=sight, held=held, key=said["once"], today=today, now=now, **own)
        return held

    return _one_thing(request, sight, held, ending.VISIT, act, form=VisitForm(sent(request)))


def said_of(said: dict[str, Any]) -> dict[str, Any]:
    """Return what the act of signing takes."""
    return {"disagrees": said["disagrees"]}


def _one_thing(
    request: HttpRequest,
    sight: Sight,
    held: Held,
    page: ending.OneThing,
    act: Callable[[dict[str, Any]], Any],
    form: Any = None,
) -> HttpResponse:
    form = form or WhyForm(sent(request), label=page.asks)
    made = acted(form, act)
    if made is not None:
        messages.success(request, page.done)
        return redirect("assessment", child=sight.child, assessment=made.id)
    top = top_of(viewer_of(request), sight, current=CURRENT, as_of=timezone.localdate())
    return render(request, "assessments/one_thing.html", {**top, "held": held, "form": form, "page": page})
