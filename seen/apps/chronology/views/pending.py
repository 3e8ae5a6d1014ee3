"""A file between its choosing and its acceptance: how far it is read, what would become of its rows, yes or no."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from seen.apps.chronology.actions.pending import accept, discard
from seen.apps.chronology.actions.reading import AT_ONCE, read_on
from seen.apps.chronology.presenters import pending as says
from seen.apps.chronology.queries.file_pages import file_seen
from seen.apps.chronology.queries.pending import PendingSeen, Stage, pending_seen
from seen.apps.chronology.views.files import ROWS_ON_A_PAGE, page_of
from seen.core.access.permission import Permission, check
from seen.core.refusals import Refusal
from seen.kit.access.guards import mark, opened, viewer_of
from seen.kit.audit.reads import record_read


def pending_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Guard `view(request, seen)` for a route with `<uuid:file>`: a pending file of the viewer's own agency.

    One that was accepted meanwhile leads to its account.
    """

    @wraps(view)
    def guarded(request: HttpRequest, file: UUID) -> HttpResponseBase:
        viewer, now = viewer_of(request), timezone.now()
        try:
            check(viewer, Permission.IMPORT)
            seen = pending_seen(viewer, file, at=now)
        except Refusal:
            return _accepted_or_none(request, file)
        return opened(
            request,
            line=lambda: record_read(viewer, name=view.__name__, about=[seen.sight.child], file=file),
            page=lambda: view(request, seen),
        )

    return mark(login_required(guarded), "file")


def _accepted_or_none(request: HttpRequest, file: UUID) -> HttpResponse:
    try:
        check(viewer_of(request), Permission.IMPORT)
        file_seen(viewer_of(request), file, as_of=timezone.localdate())
    except Refusal as none:
        raise Http404 from none
    return redirect("file", file=file)


@pending_page
def file_check(request: HttpRequest, seen: PendingSeen) -> HttpResponse:
    """Say how far the file is read; then what would become of every row, those that need somebody first."""
    if seen.stage is Stage.COLUMNS:
        return redirect("file_columns", file=seen.file.id)
    shown = {"file": seen.file, "state": says.state(seen), "query": request.GET}
    if seen.rows is None:
        return page_of(request, seen.sight, "file_reading", shown)
    counted = says.counted(seen.rows.counts)
    verdict = says.chosen(request.GET.get("verdict", ""), counted)
    rows = Paginator(seen.rows.rows(verdict), ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    shown |= {"seen": seen, "counted": counted, "chosen": verdict, "rows": rows, "lines": says.lines(rows, seen.rows)}
    return page_of(request, seen.sight, "file_check", shown | says.check(seen, viewer_of(request)))


@pending_page
def file_read(request: HttpRequest, seen: PendingSeen) -> HttpResponse:
    """Take up a reading that stopped."""
    if request.method == "POST":
        read_on(viewer_of(request), file=seen.file.id, now=timezone.now(), seconds=AT_ONCE)
    return redirect("file_check", file=seen.file.id)


@pending_page
def file_accept(request: HttpRequest, seen: PendingSeen) -> HttpResponse:
    """Accept the whole file; where the record changed meanwhile, show what would become of it now."""
    if request.method == "POST":
        accept(viewer_of(request), file=seen.file.id, now=timezone.now())
    return redirect("file_check", file=seen.file.id)


@pending_page
def file_discard(request: HttpRequest, seen: PendingSeen) -> HttpResponse:
    """Discard the whole file, also while it is read."""
    if request.method != "POST":
        return redirect("file_check", file=seen.file.id)
    discard(viewer_of(request), file=seen.file.id)
    messages.success(request, "The file was discarded. Nothing of it was kept.")
    return redirect("child_files", child=seen.sight.child)
