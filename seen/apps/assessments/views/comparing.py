"""Worker and parent side by side, and two raters side by side: shut until both sides are saved."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.assessments import actions
from seen.apps.assessments.forms.comparing import TalkForm
from seen.apps.assessments.presenters import comparing as words
from seen.apps.assessments.prints import comparison
from seen.apps.assessments.queries.comparing import Compared, NotYet, RatedTwice, compared, rated_twice
from seen.apps.assessments.queries.opening import NoSuchAssessment
from seen.apps.casefile.guards import child_page
from seen.core.access.visibility import Sight
from seen.kit.access.guards import viewer_of
from seen.kit.pages.about_child import top_of
from seen.kit.pages.forms import acted, sent

SECTION = "child_assessments"


@child_page
def assessment_compare(request: HttpRequest, sight: Sight, assessment: UUID) -> HttpResponse:
    """Show a parent's sheet beside the worker's own levels, once those are saved."""
    try:
        it = _compared(sight, assessment)
    except NotYet as not_yet:
        return _shut(request, sight, not_yet)
    page = {"it": it, "groups": words.two_views(it), "finding": words.finding(it)}
    return render(
        request, "assessments/compare.html", {**_top(request, sight), **page, "own": words.in_their_words(it.sheet)}
    )


@child_page
def assessment_compare_item(request: HttpRequest, sight: Sight, assessment: UUID, item: str) -> HttpResponse:
    """Write what came of talking about one item with a parent."""
    try:
        it = _compared(sight, assessment)
    except NotYet as not_yet:
        return _shut(request, sight, not_yet)
    pair = next((words.pair_of(it, one) for one in it.views if one.item.id == item), None)
    form = TalkForm(sent(request), initial=words.begins_with(it.talked.get(item)))
    if pair and acted(form, lambda told: _with_family(request, sight, assessment, item, told)):
        return redirect("assessment_compare", sight.child, assessment)
    names = (it.sheet.whose, it.own.starter)
    return _talk(request, sight, pair, form, names=names, back=("assessment_compare", assessment))


@child_page
def assessment_compare_copy(request: HttpRequest, sight: Sight, assessment: UUID) -> HttpResponse:
    """Give the family's copy of the comparison as a PDF."""
    try:
        return comparison.copy(viewer_of(request), sight, _compared(sight, assessment), at=timezone.now())
    except NotYet as not_yet:
        return _shut(request, sight, not_yet)


@child_page
def assessment_raters(request: HttpRequest, sight: Sight, assessment: UUID) -> HttpResponse:
    """Show two raters' grades side by side, once both have signed."""
    try:
        it = _rated_twice(sight, assessment)
    except NotYet as not_yet:
        return _shut(request, sight, not_yet)
    page = {"it": it, "areas": words.areas_beside(it), "finding": words.agreement_words(it.beside.agreement)}
    return render(request, "assessments/raters.html", {**_top(request, sight), **page})


@child_page
def assessment_raters_item(request: HttpRequest, sight: Sight, assessment: UUID, item: str) -> HttpResponse:
    """Write what came of two raters talking about one item; a disagreement is kept in its words."""
    try:
        it = _rated_twice(sight, assessment)
    except NotYet as not_yet:
        return _shut(request, sight, not_yet)
    every = (words.rated(it, one) for area in it.beside.areas for one in area.items)
    pair = next((one for one in every if one.item == item), None)
    form = TalkForm(sent(request), initial=words.begins_with(it.talked.get(item)))
    if pair and acted(form, lambda told: _between_raters(request, sight, assessment, item, told)):
        return redirect("assessment_raters", sight.child, assessment)
    names = (it.first.starter, it.second.starter)
    return _talk(request, sight, pair, form, names=names, back=("assessment_raters", assessment))


def _compared(sight: Sight, assessment: UUID) -> Compared:
    try:
        return compared(sight, assessment)
    except NoSuchAssessment as none:
        raise Http404 from none


def _rated_twice(sight: Sight, assessment: UUID) -> RatedTwice:
    try:
        return rated_twice(sight, assessment)
    except NoSuchAssessment as none:
        raise Http404 from none


def _shut(request: HttpRequest, sight: Sight, because: NotYet) -> HttpResponse:
    page = {**_top(request, sight), "sentence": str(because)}
    return render(request, "assessments/not_yet.html", page, status=403)


def _talk(
    request: HttpRequest, sight: Sight, pair: words.Pair | None, form: TalkForm, *, names: tuple[str, str],
    back: tuple[str, UUID],
) -> HttpResponse:  # fmt: skip
    if pair is None:
        raise Http404
    page = {"pair": pair, "form": form, "names": names, "back": back}
    return render(request, "assessments/talk_through.html", {**_top(request, sight), **page})


def _with_family(request: HttpRequest, sight: Sight, sheet: UUID, item: str, told: dict[str, Any]) -> bool:
    key = told.pop("once")
    actions.talk_with_family(
        viewer_of(request), sight=sight, sheet=sheet, key=key, item=item, now=timezone.now(), **told
    )
    return True


def _between_raters(request: HttpRequest, sight: Sight, assessment: UUID, item: str, told: dict[str, Any]) -> bool:
    at, key = timezone.now(), told.pop("once")
    actions.talk_between_raters(
        viewer_of(request), sight=sight, assessment=assessment, key=key, item=item, now=at, **told
    )
    return True


def _top(request: HttpRequest, sight: Sight) -> dict[str, Any]:
    return top_of(viewer_of(request), sight, current=SECTION, as_of=timezone.localdate())
