"""The tray of what came without a date: what is known narrows it, for one row or for several alike."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.casefile.guards import child_page
from seen.apps.chronology.actions.tray import give_dates
from seen.apps.chronology.forms.tray import WhenForm
from seen.apps.chronology.guards import entry_page
from seen.apps.chronology.presenters import tray as says
from seen.apps.chronology.queries import tray as queries
from seen.apps.chronology.queries.note import ids
from seen.apps.chronology.queries.whole import Whole
from seen.core.access.visibility import Sight
from seen.core.dates.describing import between
from seen.core.refusals import Refusal
from seen.kit.access.guards import viewer_of
from seen.kit.pages.about_child import top_of

if TYPE_CHECKING:
    from seen.apps.chronology.models import Entry

A_PAGE = 100


@child_page
def child_tray(request: HttpRequest, sight: Sight) -> HttpResponse:
    """What came in without a date, and what its own words say of when it was: a person confirms, or says more."""
    today, agency = timezone.localdate(), viewer_of(request).agency
    page = Paginator(queries.tray(sight), A_PAGE).get_page(request.GET.get("page"))
    own = [entry for entry in page.object_list if entry.agency_id == agency]
    groups = queries.proposed(own, queries.childhood(sight, as_of=today), today=today)
    shown = {"entries": page, "own": own, "groups": groups, "between": between, "says": says, "query": request.GET}
    return _page(request, sight, "tray", shown | {"agency": agency, "at_once": queries.AT_ONCE})


@child_page
def child_tray_when(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Say when several rows alike were, at once."""
    rows = queries.chosen(sight, ids(request.GET.getlist("row")))
    if not rows:
        messages.info(request, "Choose at least one row first.")
        return redirect("child_tray", child=sight.child)
    return _when(request, sight, rows)


@entry_page
def entry_when(request: HttpRequest, it: Whole) -> HttpResponse:
    """Say when one undated entry was, or that nobody knows."""
    if it.entry.on_precision != "unknown":
        raise Http404
    return _when(request, it.sight, [it.entry])


def _when(request: HttpRequest, sight: Sight, rows: "Sequence[Entry]") -> HttpResponse:
    form = _form(request, sight, rows)
    page: dict[str, Any] = {"form": form, "entries": rows, "says": says, "meanings": (), "sentence": says.sentence}
    page |= {"theirs": all(row.agency_id == viewer_of(request).agency for row in rows)}
    if page["theirs"] and form.is_bound and form.is_valid():
        if request.method == "POST" and form.confirmed() and _given(request, form):
            return redirect("child_tray", child=sight.child)
        besides = [row.id for row in rows]
        page |= {"meanings": says.meanings(sight, form.given(), besides=besides), "signature": form.signature()}
    return _page(request, sight, "tray_when", page)


def _given(request: HttpRequest, form: WhenForm) -> bool:
    """Keep the answer. A refusal is said on the page, with everything typed still there."""
    try:
        made = give_dates(viewer_of(request), given=form.given(), account=form.cleaned_data["once"], now=timezone.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    words = "The entry stands" if len(made) == 1 else f"{len(made)} entries stand"
    messages.success(request, f"Saved. {words} in the chronology; each is kept in its history as it came.")
    return True


def _form(request: HttpRequest, sight: Sight, rows: "Sequence[Entry]") -> WhenForm:
    """Return the form as sent; or as a link proposes it, with words that a row itself says."""
    today = timezone.localdate()
    sent: QueryDict | None = request.POST if request.method == "POST" else None
    if sent is None and request.GET.get("when"):
        proposed = request.GET.copy()
        proposed.setlist("rows", [str(row.id) for row in rows])
        proposed["once"] = str(uuid4())
        sent = proposed
    known = queries.childhood(sight, as_of=today)
    return WhenForm(sent, rows=rows, landmarks=queries.landmarks(sight), childhood=known, today=today)


def _page(request: HttpRequest, sight: Sight, name: str, shown: dict[str, Any]) -> HttpResponse:
    top = top_of(viewer_of(request), sight, current="child_files", as_of=timezone.localdate())
    return render(request, f"chronology/{name}.html", {**top, **shown}, using="jinja")
