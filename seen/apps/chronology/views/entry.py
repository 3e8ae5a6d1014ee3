"""One entry: whole, corrected, withdrawn, or with a family's disagreement set beside it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.chronology import actions
from seen.apps.chronology.forms.amend import CorrectForm, DisagreeForm, WhyForm
from seen.apps.chronology.guards import entry_page
from seen.apps.chronology.presenters import entry as says
from seen.apps.chronology.queries.whole import Whole, concerns_from, newer_than
from seen.core.access.visibility import works_with
from seen.kit.access.guards import viewer_of
from seen.kit.pages.about_child import top_of
from seen.kit.pages.forms import acted


@entry_page
def entry(request: HttpRequest, it: Whole) -> HttpResponse:
    """Show one entry whole: every field and part that the viewer may see, who can see it, and its history."""
    return _page(request, it, "entry", {})


@entry_page
def entry_correct(request: HttpRequest, it: Whole) -> HttpResponse:
    """Correct an entry: a new version supersedes it. Whoever comes second sees both versions and chooses."""
    viewer, now = viewer_of(request), timezone.now()
    form = _correct_form(request, it)
    made = acted(form, lambda said: actions.correct(
        viewer, entry=it.entry, draft=form.draft(), why=said["why"], account=said["once"], now=now
    ))  # fmt: skip
    if made:
        messages.success(request, "Corrected. The earlier version is kept in its history.")
        return redirect("entry", entry=made.id)
    newer = newer_than(viewer, it, as_of=timezone.localdate())
    theirs = newer and says.whole_words(newer)
    return _page(request, it, "correct", {"form": form, "theirs": theirs})


@entry_page
def entry_withdraw(request: HttpRequest, it: Whole) -> HttpResponse:
    """Withdraw an entry, with why: it leaves the story and stays in its history."""
    viewer, now = viewer_of(request), timezone.now()
    form = WhyForm(request.POST or None)
    if acted(form, lambda said: actions.withdraw(
        viewer, entry=it.entry, why=said["why"], account=said["once"], now=now
    )):  # fmt: skip
        messages.success(request, "Withdrawn. It is no longer in the story; your agency can still open it.")
        return redirect("child_chronology", child=it.sight.child)
    return _page(request, it, "withdraw", {"form": form})


@entry_page
def entry_disagree(request: HttpRequest, it: Whole) -> HttpResponse:
    """Set beside an entry what a parent or young person says of it."""
    form = DisagreeForm(request.POST or None, today=timezone.localdate())
    if form.is_valid():
        kept = form.cleaned_data
        actions.disagree(
            viewer_of(request), entry=it.entry, who=kept["who"], words=kept["words"], on=kept["on"], now=timezone.now()
        )
        messages.success(request, "Kept. It stands beside the entry wherever the entry is shown.")
        return redirect("entry", entry=it.row.id)
    return _page(request, it, "disagree", {"form": form})


def _correct_form(request: HttpRequest, it: Whole) -> CorrectForm:
    first = concerns_from(it.sight)
    return CorrectForm(
        request.POST or None,
        was=it.draft(),
        seen=it.row.parts,
        held=it.held_back,
        today=timezone.localdate(),
        not_before=first,
    )


def _page(request: HttpRequest, it: Whole, name: str, more: dict[str, Any]) -> HttpResponse:
    top = top_of(viewer_of(request), it.sight, current="child_chronology", as_of=timezone.localdate())
    return render(
        request,
        f"chronology/{name}.html",
        {
            **top,
            "it": it,
            "may_curate": works_with(it.sight),
            "says": says.whole_words(it, top["child"].preferred or top["child"].name),
            **more,
        },
    )
