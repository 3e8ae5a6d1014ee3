"""The columns of a file that waits: what each holds, guesses as guesses, for a person to say."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from seen.apps.chronology.actions.columns import read_as_said, read_in
from seen.apps.chronology.forms.columns import ColumnsForm, EncodingForm
from seen.apps.chronology.presenters import columns as says
from seen.apps.chronology.queries.columns import asked_about, held_in
from seen.apps.chronology.queries.pending import PendingSeen
from seen.apps.chronology.views.files import page_of
from seen.apps.chronology.views.pending import pending_page
from seen.kit.access.guards import viewer_of
from seen.kit.pages.forms import sent


@pending_page
def file_columns(request: HttpRequest, seen: PendingSeen) -> HttpResponse:
    """Show what each column is taken for; somebody says what it holds, and the file is read so."""
    if (asked := asked_about(seen.file)) is None:
        return redirect("file_encoding", file=seen.file.id)
    form = ColumnsForm(sent(request), tables=asked.tables, now=asked.now)
    if form.is_valid():
        columns, out = form.cleaned_data["columns"], form.cleaned_data["left_out"]
        read_as_said(viewer_of(request), file=seen.file.id, columns=columns, left_out=out, now=timezone.now())
        return redirect("file_check", file=seen.file.id)
    shown = {"form": form, "file": seen.file, "guesses": says.guesses(asked.tables, asked.said)}
    tables = says.tables(form, asked.said, viewer_of(request))
    return page_of(request, seen.sight, "file_columns", shown | {"tables": tables})


@pending_page
def file_encoding(request: HttpRequest, seen: PendingSeen) -> HttpResponse:
    """Ask how a text reads as it was written, where its signs could be meant in several ways."""
    candidates = held_in(seen.file).encodings
    form = EncodingForm(sent(request), candidates=candidates)
    if not candidates:
        return redirect("file_check", file=seen.file.id)
    if form.is_valid():
        encoding = form.cleaned_data["encoding"]
        read_in(viewer_of(request), file=seen.file.id, encoding=encoding, now=timezone.now())
        return redirect("file_check", file=seen.file.id)
    return page_of(request, seen.sight, "file_encoding", {"form": form, "file": seen.file})
