"""Pages about no one child: add a child, find a child, a task, the matching desk."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile import actions, queries
from seen.apps.casefile.forms import case as forms
from seen.apps.casefile.forms.people import ChildForm
from seen.apps.casefile.presenters import tasks as words
from seen.apps.casefile.presenters.case import colleague_choices
from seen.apps.casefile.presenters.child import found_rows
from seen.apps.casefile.presenters.desk import answers, desk_page, pair_page
from seen.apps.casefile.views.asking import Page, act_on, ask_alone
from seen.apps.people.actions import decide_duplicate
from seen.apps.people.signing import own_key
from seen.core.access.permission import Permission
from seen.kit.access.guards import needs, opened, signed_in, viewer_of
from seen.kit.audit.reads import record_read


@needs(Permission.RECORD)
def add_child(request: HttpRequest) -> HttpResponse:
    """Add a child who is not on the record, or not for this viewer."""
    form = ChildForm(request.POST or None)
    viewer, at = viewer_of(request), timezone.now()
    key = own_key(viewer, form.cleaned_data["once"]) if form.is_valid() else None
    back = reverse("child_people", args=[key]) if key else reverse("find")
    page = Page(
        "Add a child",
        back=back,
        lead="Find the child first: one child should be one record.",
        said="The child is added. You can note what you saw now.",
    )
    return ask_alone(request, form, page, lambda given: actions.add_child(viewer, at=at, key=key, **given))


@needs(Permission.READ_CHILDREN)
def find(request: HttpRequest) -> HttpResponse:
    """Find a child among those the viewer may know of."""
    form = forms.FindForm(request.GET)
    sought = form.cleaned_data["q"] if form.is_valid() else ""
    today = timezone.localdate()
    found = queries.search_children(viewer_of(request), sought, as_of=today)
    page = {"form": form, "sought": sought, "found": found_rows(found, as_of=today)}
    return render(request, "casefile/find.html", page)


@signed_in
def task(request: HttpRequest, task: UUID) -> HttpResponse:
    """Show one task, and do something with it."""
    viewer, today = viewer_of(request), timezone.localdate()
    try:
        line = queries.task(viewer, task, as_of=today)
    except queries.NoSuchTask as none:
        raise Http404 from none
    people = colleague_choices(viewer, as_of=today)
    form = forms.TaskForm(request.POST or None, acts=words.act_choices(viewer, line), people=people)
    page = Page(line.title, back=reverse("task", args=[task]))
    done = act_on(request, form, page, lambda given: _do(viewer, task, **given))
    return done or render(request, "casefile/task.html", {"form": form, **words.task_page(viewer, line)})


@needs(Permission.MATCH)
def matching_desk(request: HttpRequest) -> HttpResponse:
    """Show what the matching desk is asked, and records that may be one child."""
    page = desk_page(viewer_of(request), as_of=timezone.localdate())
    return render(request, "casefile/desk.html", page)


@needs(Permission.MATCH)
def decide_match(request: HttpRequest, duplicate: UUID) -> HttpResponseBase:
    """Compare two records and say whether they are one child, or undo what was said."""
    viewer, at = viewer_of(request), timezone.now()
    shown = pair_page(viewer, duplicate, as_of=timezone.localdate())
    if shown is None:
        raise Http404
    form = forms.DecideForm(request.POST or None, answers=answers(shown))

    def act(given: dict[str, Any]) -> object:
        answer, _, kept = given["answer"].partition(":")
        leads = UUID(kept) if kept else None
        return decide_duplicate(viewer, duplicate=duplicate, answer=answer, kept=leads, words=given["words"], at=at)

    page = Page("Are these one child?", back=reverse("matching_desk"))
    about = shown.get("ids", [])
    line = partial(record_read, viewer, name="decide_match", about=about, path=request.path)
    return opened(request, line=line, page=lambda: ask_alone(request, form, page, act, "casefile/decide.html", **shown))


def _do(viewer: Any, task: UUID, *, act: str, to: str, words: str) -> object:
    at = timezone.now()
    match act:
        case "take":
            return actions.take_task(viewer, task=task, words=words, at=at)
        case "accept":
            return actions.accept_task(viewer, task=task, words=words, at=at)
        case "give":
            return actions.give_task(viewer, task=task, to=UUID(to), words=words, at=at)
        case "return":
            return actions.give_back_task(viewer, task=task, words=words, at=at)
        case "finish":
            return actions.finish_task(viewer, task=task, words=words, at=at)
        case _:
            return actions.not_needed(viewer, task=task, words=words, at=at)
