"""Pages of structured tests of change: a child's list, one test, its goals, the agreement, grading again, stopping."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from seen.apps.assessments.actions import change as actions
from seen.apps.assessments.actions.change_again import grade_again
from seen.apps.assessments.forms import change as forms
from seen.apps.assessments.presenters import change as words
from seen.apps.assessments.queries.change import NoSuchChange, Tested, baselines, tested, tests
from seen.apps.assessments.queries.seen import of_child
from seen.apps.casefile.guards import child_page
from seen.apps.casefile.presenters.people import worker_choices
from seen.apps.casefile.views.asking import Page, about, ask
from seen.core.access.visibility import Sight, works_with
from seen.core.lifecycle.change import Moment
from seen.core.refusals import Refusal
from seen.kit.access.guards import viewer_of
from seen.kit.pages.forms import OnceForm, acted, sent

SECTION = "child_assessments"


@child_page
def child_changes(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Show the child's tests of change."""
    found = tests(sight, today=timezone.localdate())
    more = {"lines": words.lines(found), "works": works_with(sight)}
    return render(request, "assessments/changes.html", about(request, sight, SECTION, **more))


@child_page
def child_change_new(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Begin a test of change on the grades of a signed assessment."""
    choices = words.baseline_choices(baselines(of_child(sight)))
    form = forms.BaselineForm(sent(request), baselines=choices)
    viewer, now = viewer_of(request), timezone.now()

    def act(given: dict[str, Any]) -> object:
        baseline = UUID(given["baseline"])
        return actions.start_change(viewer, sight=sight, baseline=baseline, key=given["once"], now=now)

    made = acted(form, act) if request.method == "POST" else None
    if made is not None:
        return redirect("child_change_goal", sight.child, made.pk)  # type: ignore[attr-defined]
    back = reverse("child_changes", args=[sight.child])
    more = {"form": form, "page": Page("Begin a test of change", back=back), "begins": bool(choices)}
    return render(request, "assessments/change_new.html", about(request, sight, SECTION, **more))


@child_page
def child_change(request: HttpRequest, sight: Sight, test: UUID) -> HttpResponse:
    """Show one test of change."""
    held, today = _held(sight, test), timezone.localdate()
    top = about(request, sight, SECTION)
    name = top["child"].preferred or top["child"].name
    shown = words.page(held, viewer=viewer_of(request), sight=sight, name=name, today=today)
    return render(request, "assessments/change.html", {**top, **shown, "once": OnceForm()})


@child_page
def child_change_goal(request: HttpRequest, sight: Sight, test: UUID) -> HttpResponse:
    """Set a goal."""
    held = _held(sight, test)
    form = forms.GoalForm(sent(request), items=words.item_choices(held), grades=words.grade_choices(held))
    viewer, today, now = viewer_of(request), timezone.localdate(), timezone.now()

    def act(_: dict[str, Any]) -> object:
        return actions.add_goal(viewer, sight=sight, test=test, today=today, now=now, **form.given())

    page = _page(sight, test, "A goal", said="The goal is set.", button="Set this goal")
    return ask(request, sight, form, page, act)


@require_POST
@child_page
def child_change_goal_drop(request: HttpRequest, sight: Sight, test: UUID, goal: UUID) -> HttpResponse:
    """Take a goal out again, before it is agreed."""
    held, today, now = _held(sight, test), timezone.localdate(), timezone.now()
    try:
        actions.drop_goal(viewer_of(request), sight=sight, test=held.id, goal=goal, today=today, now=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("child_change", sight.child, test)


@child_page
def child_change_agree(request: HttpRequest, sight: Sight, test: UUID) -> HttpResponse:
    """Record what was agreed with the family."""
    held, viewer, today = _held(sight, test), viewer_of(request), timezone.localdate()
    workers = words.second_choices(worker_choices(sight, as_of=today), held)
    form = forms.AgreeForm(sent(request), workers=workers)

    def act(_: dict[str, Any]) -> object:
        given = form.given()
        return actions.agree_change(viewer, sight=sight, test=test, today=today, now=timezone.now(), **given)

    page = _page(sight, test, "Agree it with the family", said="It is agreed.", button="It is agreed")
    return ask(request, sight, form, page, act)


@require_POST
@child_page
def child_change_grade(request: HttpRequest, sight: Sight, test: UUID) -> HttpResponse:
    """Begin, or go on with, grading again."""
    held, form = _held(sight, test), OnceForm(request.POST)
    moment, viewer = request.POST.get("moment", ""), viewer_of(request)
    if not form.is_valid() or moment not in set(Moment):
        raise Http404
    today, key = timezone.localdate(), form.cleaned_data["once"]
    try:
        made = grade_again(
            viewer, sight=sight, test=held.id, moment=Moment(moment), key=key, today=today, now=timezone.now()
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("child_change", sight.child, test)
    return redirect("assessment", sight.child, made.pk)


@child_page
def child_change_stop(request: HttpRequest, sight: Sight, test: UUID) -> HttpResponse:
    """Stop a test of change, with why."""
    held, viewer, today = _held(sight, test), viewer_of(request), timezone.localdate()

    def act(given: dict[str, Any]) -> object:
        return actions.stop_change(viewer, sight=sight, test=held.id, today=today, now=timezone.now(), **given)

    page = _page(sight, test, "Stop this test of change", said="It is stopped.", button="Stop it")
    return ask(request, sight, forms.StopForm(sent(request)), page, act)


def _held(sight: Sight, test: UUID) -> Tested:
    try:
        return tested(sight, test, today=timezone.localdate())
    except NoSuchChange as none:
        raise Http404 from none


def _page(sight: Sight, test: UUID, title: str, *, said: str, button: str) -> Page:
    back = reverse("child_change", args=[sight.child, test])
    return Page(title, back=back, section=SECTION, said=said, button=button)
