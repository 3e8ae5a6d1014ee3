"""A signed assessment for the family: for whom, what stands in it, on paper or on screen; given, and answered."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from seen.apps.assessments.actions import keep_response
from seen.apps.assessments.queries.copies import copies_of
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.opening import NoSuchAssessment, opened
from seen.apps.casefile.guards import child_page
from seen.core.access.visibility import Sight
from seen.kit.access.guards import viewer_of
from seen.kit.pages.about_child import top_of
from seen.kit.pages.forms import acted, sent
from seen.overview.actions import give_assessment_copy
from seen.overview.prints.assessed import AssessmentCopy, copy_paper, who_may_have
from seen.overview.prints.assessed_form import HOW, VIEWS, AssessmentCopyForm, CopyGivenForm, ResponseForm
from seen.overview.prints.family import family
from seen.overview.prints.written import assessment_given_out, shown_on_screen

BACK = "assessment_copy"


@child_page
def assessment_copy(request: HttpRequest, sight: Sight, assessment: UUID) -> HttpResponse:
    """Ask for whom a copy is; then show all that is proposed for it, to be read before it is made."""
    copy = _copy(request, sight, assessment)
    if isinstance(copy, dict):
        return _page(request, sight, "assessment_copies", copy)
    form = AssessmentCopyForm(sent(request), offered=copy.offered(), enquiry=copy.whose.enquiry)
    if not form.is_valid():
        return _page(request, sight, "assessment_copy", {"copy": copy, "form": form})
    if form.file is None:
        kept = "".join(f"&line={key}" for key in form.cleaned_data["lines"])
        return redirect(reverse("assessment_copy_screen", args=[sight.child, assessment]) + f"?to={copy.to}{kept}")
    return assessment_given_out(copy, form.cleaned_data, file=form.file)


@child_page
def assessment_copy_screen(request: HttpRequest, sight: Sight, assessment: UUID) -> HttpResponse:
    """Show the copy as it is read together: nothing else about the child stands on this page."""
    copy = _copy(request, sight, assessment)
    if isinstance(copy, dict):
        return redirect(BACK, sight.child, assessment)
    lines = [line for key, line in copy.lines.items() if key in request.GET.getlist("line")]
    paper = copy_paper(copy, lines)
    shown_on_screen(copy, paper)
    return render(request, "overview/assessment_copy_screen.html", {"paper": paper, "copy": copy})


@child_page
def assessment_copy_given(request: HttpRequest, sight: Sight, assessment: UUID) -> HttpResponse:
    """Record that a copy was given."""
    viewer, now = viewer_of(request), timezone.now()
    held, people = _people(request, sight, assessment)
    form = CopyGivenForm(sent(request), people=people, today=timezone.localdate(now), initial=request.GET.dict())
    given = acted(form, lambda told: give_assessment_copy(viewer, sight=sight, held=held, told=told, now=now))
    if given is None:
        return _page(request, sight, "assessment_copy_given", {"form": form, "held": held})
    messages.success(request, "That it was given stands in the chronology. Write down what they say of it.")
    return redirect("assessment_copy_response", sight.child, assessment, given)


@child_page
def assessment_copy_response(request: HttpRequest, sight: Sight, assessment: UUID, copy: UUID) -> HttpResponse:
    """Keep what somebody said of their copy."""
    held = _opened(sight, assessment)
    of = next((each for each in copies_of(held) if each.id == copy), None)
    if of is None:
        raise Http404
    form = ResponseForm(sent(request), today=timezone.localdate())
    kept = acted(form, lambda told: _keep(request, sight, of.id, held, told))
    if kept is None:
        return _page(request, sight, "assessment_copy_response", {"form": form, "held": held, "of": of})
    messages.success(request, "What they said is kept beside the assessment.")
    return redirect(BACK, sight.child, assessment)


def _keep(request: HttpRequest, sight: Sight, copy: UUID, held: Held, told: dict[str, Any]) -> object:
    now = timezone.now()
    return keep_response(
        viewer_of(request), sight=sight, assessment=held.id, copy=copy, key=told["once"], view=told["view"],
        words=told["words"], on=told["on"], today=timezone.localdate(now), now=now,
    )  # fmt: skip


def _copy(request: HttpRequest, sight: Sight, assessment: UUID) -> AssessmentCopy | dict[str, Any]:
    """Return the copy for whom the address names, or what the page that asks for whom it is shows."""
    viewer, now = viewer_of(request), timezone.now()
    held = _opened(sight, assessment)
    whose = family(viewer, sight, as_of=timezone.localdate(now))
    people = who_may_have(sight, whose, held)
    to = request.GET.get("to", "")
    if to in people:
        return AssessmentCopy(viewer, sight, whose, held, to, now)
    return {"held": held, "people": people, "copies": copies_of(held), "how": HOW, "views": VIEWS}


def _people(request: HttpRequest, sight: Sight, assessment: UUID) -> tuple[Held, dict[str, str]]:
    held = _opened(sight, assessment)
    return held, who_may_have(sight, family(viewer_of(request), sight, as_of=timezone.localdate()), held)


def _opened(sight: Sight, assessment: UUID) -> Held:
    try:
        return opened(sight, assessment)
    except NoSuchAssessment as none:
        raise Http404 from none


def _page(request: HttpRequest, sight: Sight, name: str, shown: dict[str, Any]) -> HttpResponse:
    top = top_of(viewer_of(request), sight, current="child_assessments", as_of=timezone.localdate())
    return render(request, f"overview/{name}.html", {**top, **shown})
