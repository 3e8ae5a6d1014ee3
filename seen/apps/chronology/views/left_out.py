"""Deciding about entries that a corrected file no longer holds."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from seen.apps.chronology.actions.left_out import settle_left_out
from seen.apps.chronology.forms.left_out import LeftOutForm
from seen.apps.chronology.presenters import left_out as says
from seen.apps.chronology.queries import left_out as queries
from seen.apps.chronology.queries.file_pages import FileSeen
from seen.apps.chronology.views.files import file_page, page_of
from seen.core.refusals import Refusal
from seen.kit.access.guards import viewer_of

MOST_AT_ONCE = 50


@file_page
def file_left_out(request: HttpRequest, seen: FileSeen) -> HttpResponse:
    """Decide about entries that an earlier version of the file held and this one does not."""
    found = queries.left_out(seen)
    form = LeftOutForm(
        request.POST or None, left_out=found, shown=MOST_AT_ONCE, find=partial(queries.entry_of_row, seen)
    )
    if found and form.is_valid():
        try:
            done = settle_left_out(viewer_of(request), file=seen.file, now=timezone.now(), **form.decided())
            messages.success(request, says.done(done))
            return redirect("file_left_out", file=seen.file.id)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    shown = {"seen": seen, "form": form, "decided": queries.decided(seen), "says": says}
    return page_of(request, seen.sight, "file_left_out", shown)
