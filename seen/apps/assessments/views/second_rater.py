"""A second pair of eyes: ask somebody, or begin, without having read the first."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.assessments import actions
from seen.apps.assessments.forms.comparing import AskSecondForm, BeginForm
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.opening import NoSuchAssessment, opened
from seen.apps.assessments.queries.second_rater import could_be_asked, wrote_in
from seen.apps.casefile.guards import child_page
from seen.core.access.visibility import Sight
from seen.kit.access.guards import viewer_of
from seen.kit.pages.about_child import top_of
from seen.kit.pages.forms import acted, sent

SECTION = "child_assessments"


@child_page
def assessment_second(request: HttpRequest, sight: Sight, assessment: UUID) -> HttpResponse:
    """Whoever wrote in it asks somebody else; anybody else may begin."""
    try:
        held = opened(sight, assessment)
    except NoSuchAssessment as none:
        raise Http404 from none
    return (_ask if wrote_in(viewer_of(request), held) else _begin)(request, sight, held)


def _ask(request: HttpRequest, sight: Sight, held: Held) -> HttpResponse:
    people = could_be_asked(sight, held, as_of=timezone.localdate())
    form = AskSecondForm(sent(request), people=people)
    if acted(form, lambda told: _asked(request, sight, held, told)):
        messages.success(request, "They were asked. It stands on their list.")
        return redirect("child_assessments", sight.child)
    return _page(request, sight, "second_ask", held=held, form=form, people=people)


def _asked(request: HttpRequest, sight: Sight, held: Held, told: dict[str, Any]) -> bool:
    actions.ask_second_rater(
        viewer_of(request), sight=sight, assessment=held.id, who=UUID(told["who"]), why=told["why"], now=timezone.now()
    )
    return True


def _begin(request: HttpRequest, sight: Sight, held: Held) -> HttpResponse:
    form = BeginForm(sent(request))
    made = acted(form, lambda told: _begun(request, sight, held, told["once"]))
    if made is None:
        return _page(request, sight, "second_begin", held=held, form=form)
    return redirect("assessment", sight.child, made)


def _begun(request: HttpRequest, sight: Sight, held: Held, key: UUID) -> UUID:
    now = timezone.now()
    today = timezone.localdate(now)
    return actions.begin_second(viewer_of(request), sight=sight, assessment=held.id, key=key, today=today, now=now).id


def _page(request: HttpRequest, sight: Sight, name: str, **shown: Any) -> HttpResponse:
    top = top_of(viewer_of(request), sight, current=SECTION, as_of=timezone.localdate())
    return render(request, f"assessments/{name}.html", {**top, **shown})
