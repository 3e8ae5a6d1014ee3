"""Putting rows of a file right: one row with all its cells, or one answer for all that ask the same."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from seen.apps.chronology.actions.mending import StillAsked, let_go_of_rows, mend_alike_rows, mend_row
from seen.apps.chronology.forms.mending import ANSWER, AlikeForm, MendForm
from seen.apps.chronology.presenters import files as places
from seen.apps.chronology.presenters import mending as says
from seen.apps.chronology.queries import mending as queries
from seen.apps.chronology.queries.file_pages import FileSeen
from seen.apps.chronology.queries.mending import RowSeen
from seen.apps.chronology.views.files import file_page, page_of
from seen.core.refusals import Refusal
from seen.kit.access.guards import viewer_of


@file_page
def file_row(request: HttpRequest, seen: FileSeen, row: int) -> HttpResponse:
    """Put one row right: the cells as they came, what is asked, and every cell to be changed."""
    it = _row(seen, row)
    if not it.stands:
        return _settled(request, seen, it)
    form = MendForm(request.POST or None, it=it)
    if form.is_valid() and _sent_one(request, seen, form):
        return redirect(_back(seen, it))
    shown = {
        "seen": seen,
        "it": it,
        "form": form,
        "neighbours": queries.neighbours(seen, it),
        "says": says,
        "places": places,
    }
    return page_of(request, seen.sight, "file_row", shown)


@file_page
def file_alike(request: HttpRequest, seen: FileSeen, row: int) -> HttpResponse:
    """Give one answer to every row of the file that asks the same."""
    it = _row(seen, row)
    if not it.stands:
        return _settled(request, seen, it)
    form = AlikeForm(request.POST or None, it=it)
    if form.is_valid() and _sent_alike(request, seen, form):
        return redirect(_back(seen, it))
    return page_of(request, seen.sight, "file_alike", {"seen": seen, "it": it, "form": form, "says": says})


def _row(seen: FileSeen, number: int) -> RowSeen:
    try:
        return queries.row_seen(seen, number)
    except Refusal as none:
        raise Http404 from none


def _sent_one(request: HttpRequest, seen: FileSeen, form: MendForm) -> bool:
    viewer, once, now = viewer_of(request), form.cleaned_data["once"], timezone.now()
    number = form.it.row.row
    try:
        if form.lets_go:
            done = let_go_of_rows(viewer, file=seen.file, rows=[number], once=once, now=now)
        else:
            done = mend_row(viewer, file=seen.file, row=number, cells=form.changed(), once=once, now=now)
    except StillAsked as still:
        form.add_error(form.field_of(still.asks), str(still))
        return False
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, says.done(done))
    return True


def _sent_alike(request: HttpRequest, seen: FileSeen, form: AlikeForm) -> bool:
    viewer, once, now = viewer_of(request), form.cleaned_data["once"], timezone.now()
    try:
        if form.lets_go:
            done = let_go_of_rows(viewer, file=seen.file, rows=[row.row for row in form.chosen], once=once, now=now)
        else:
            answers = {row.row: form.cells_of(queries.cells_of(row)) for row in form.chosen}
            done = mend_alike_rows(viewer, file=seen.file, answers=answers, once=once, now=now)
    except Refusal as refusal:
        form.add_error(ANSWER if isinstance(refusal, StillAsked) else None, str(refusal))
        return False
    messages.success(request, says.done(done))
    return True


def _settled(request: HttpRequest, seen: FileSeen, it: RowSeen) -> HttpResponse:
    """Lead back to the file: the same form sent again finds its row done, and another one learns who was first."""
    if request.method == "POST":
        messages.info(request, says.settled(it.row))
    return redirect(_back(seen, it))


def _back(seen: FileSeen, it: RowSeen) -> str:
    found: dict[str, Any] = {"file": seen.file.id}
    return f"{reverse('file', kwargs=found)}?verdict={it.row.verdict}"
