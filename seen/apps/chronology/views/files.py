"""Bringing in a file about a child, and what became of its rows."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.casefile.guards import child_page
from seen.apps.chronology.actions.pending import take_in
from seen.apps.chronology.forms.files import ACCEPT, FileForm
from seen.apps.chronology.presenters import files as says
from seen.apps.chronology.queries import file_pages as queries
from seen.apps.chronology.queries.file_pages import FileSeen
from seen.apps.chronology.queries.mending import asked_alike, proposed_names
from seen.apps.chronology.queries.pending import pending_files
from seen.core.access.permission import Permission, check
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal
from seen.kit.access.guards import mark, viewer_of
from seen.kit.audit.reads import record_read
from seen.kit.pages.about_child import top_of

ROWS_ON_A_PAGE = 100


def file_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Guard `view(request, seen, ...)` for a route with `<uuid:file>`: its own agency, with sight of the child."""

    @wraps(view)
    def guarded(request: HttpRequest, file: UUID, **kwargs: Any) -> HttpResponseBase:
        viewer = viewer_of(request)
        try:
            check(viewer, Permission.IMPORT)
            seen = queries.file_seen(viewer, file, as_of=timezone.localdate())
        except Refusal as none:
            raise Http404 from none
        record_read(viewer, name=view.__name__, about=[seen.sight.child], file=file, path=request.path)
        return view(request, seen, **kwargs)

    return mark(login_required(guarded), "file")


@child_page
def child_files(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Bring in a file about this child; the files that came in before."""
    viewer = viewer_of(request)
    check(viewer, Permission.IMPORT)
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        told, now = form.cleaned_data, timezone.now()
        try:
            kept = take_in(viewer, child=sight.child, file=told["table"], name=told["name"], key=told["once"], now=now)
            return redirect("file_check", file=kept)
        except Refusal as refusal:
            form.add_error("file", str(refusal))
    shown = {"files": queries.brought_in(viewer, sight), "waiting": pending_files(viewer, sight)}
    return page_of(request, sight, "files", {"form": form, "limits": says.LIMITS, "accept": ACCEPT} | shown)


@file_page
def file(request: HttpRequest, seen: FileSeen) -> HttpResponse:
    """Say what became of the rows of a file, those that need somebody first."""
    counted = says.counted(seen.counts)
    verdict = request.GET.get("verdict", "")
    chosen = verdict if verdict in {each for each, _, _ in counted} else counted[0][0] if counted else "none"
    rows = seen.rows(chosen)
    page = Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = seen.with_mendings(page)
    shown = {
        "seen": seen, "summary": says.summary(seen.counts), "counted": counted, "chosen": chosen, "rows": page,
        "says": says, "query": request.GET, "proposed": proposed_names(seen, page.object_list),
        "questions": says.questions(asked_alike(rows)) if seen.whole else [],
    }  # fmt: skip
    return page_of(request, seen.sight, "file", shown)


@file_page
def file_account(request: HttpRequest, seen: FileSeen) -> HttpResponse:
    """Give the import account as JSON."""
    response = JsonResponse(queries.account_of(seen), json_dumps_params={"indent": 1})
    response.headers["Content-Disposition"] = 'attachment; filename="import-account.json"'
    return response


@file_page
def file_account_csv(request: HttpRequest, seen: FileSeen) -> HttpResponse:
    """Give the import account as CSV, for a spreadsheet."""
    cells = {row.row: row.cells for row in seen.rows()} if seen.whole else {}
    sheet = says.account_csv(queries.account_of(seen)["rows"], cells)
    response = HttpResponse(sheet, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="import-account.csv"'
    return response


@file_page
def file_not_taken(request: HttpRequest, seen: FileSeen) -> HttpResponse:
    """Give the rows that need an answer or were not taken, with why, as CSV."""
    rows = sorted([*seen.rows("rejected"), *seen.rows("ask")], key=lambda row: row.row)
    response = HttpResponse(says.as_csv(rows, whole=seen.whole), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="rows-not-taken.csv"'
    return response


def page_of(request: HttpRequest, sight: Sight, name: str, shown: dict[str, Any]) -> HttpResponse:
    """Answer with a page of the files of a child."""
    top = top_of(viewer_of(request), sight, current="child_files", as_of=timezone.localdate())
    return render(request, f"chronology/{name}.html", {**top, **shown}, using="jinja")
