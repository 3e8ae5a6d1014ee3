"""Sorting what rows of files are: kinds suggested from their words, confirmed by a person for alike rows at once."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.casefile.guards import child_page
from seen.apps.chronology.actions.sorting import sort_kinds
from seen.apps.chronology.forms.sorting import SortForm
from seen.apps.chronology.presenters import sorting as says
from seen.apps.chronology.queries import sorting as queries
from seen.apps.chronology.queries.file_pages import FileSeen
from seen.apps.chronology.queries.note import ids
from seen.apps.chronology.views.files import file_page
from seen.core.access.permission import Permission, check
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal
from seen.kit.access.guards import viewer_of
from seen.kit.pages.about_child import top_of

if TYPE_CHECKING:
    from seen.apps.chronology.models import Entry

ROWS_LOOKED_AT = 500


@child_page
def child_kinds(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Sort what came in about a child without a kind."""
    return _sort(request, sight, [sight], file=None)


@file_page
def file_kinds(request: HttpRequest, seen: FileSeen) -> HttpResponse:
    """Sort what came in with one file without a kind, about whichever child."""
    its = {sight.child: sight for sight in seen.sights.values()}
    return _sort(request, seen.sight, list(its.values()), file=seen.file.id)


def _sort(request: HttpRequest, sight: Sight, sights: Sequence[Sight], *, file: UUID | None) -> HttpResponse:
    check(viewer_of(request), Permission.RECORD)
    sent = _sent(request, sights)
    if sent and sent.is_valid() and _sorted(request, sent):
        return redirect(request.get_full_path())
    page = Paginator(queries.unsorted(sights, file=file), ROWS_LOOKED_AT).get_page(request.GET.get("page"))
    top = top_of(viewer_of(request), sight, current="child_files", as_of=timezone.localdate())
    shown: dict[str, Any] = {"page_of": page, "others": queries.others(sights), "file": file, "query": request.GET}
    shown |= _shown(queries.chosen(sights, list(page.object_list)), sent, of=page.paginator.count)
    return render(request, "chronology/sort_kinds.html", {**top, **shown}, using="jinja")


def _shown(rows: "Sequence[Entry]", sent: SortForm | None, *, of: int) -> dict[str, Any]:
    groups = queries.groups(rows, as_of=timezone.localdate())
    shown: dict[str, Any] = {"forms": _forms(groups, sent), "form": sent, "says": says}
    return shown | {"summary": says.summary(groups, looked_at=len(rows), of=of)}


def _sent(request: HttpRequest, sights: Sequence[Sight]) -> SortForm | None:
    """Return the form as sent, made from the rows that were sent: a group may have gone, or grown, since."""
    if request.method != "POST":
        return None
    rows = queries.chosen(sights, ids(request.POST.getlist("row")))
    alike = queries.groups(rows, as_of=timezone.localdate())
    group = next((group for group in alike if group.key == request.POST.get("key")), None)
    if group is None:
        messages.info(request, "These rows have changed since. Look again.")
        return None
    return SortForm(request.POST, group=group)


def _sorted(request: HttpRequest, form: SortForm) -> bool:
    """Keep what was confirmed. A refusal is said on the page, with everything chosen still there."""
    said, rows = form.cleaned_data, form.chosen()
    try:
        sort_kinds(
            viewer_of(request), entries=rows, kinds=said["kinds"], details=form.details(), account=said["once"],
            now=timezone.now(),
        )  # fmt: skip
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, says.done(len(rows), said["kinds"]))
    return True


def _forms(groups: Iterable[queries.Group], sent: SortForm | None) -> list[SortForm]:
    """Return a form for each group; the one that was sent stands first, with what is wrong in it."""
    kept = [group for group in groups if sent is None or group.key != sent.group.key]
    return [*([sent] if sent else []), *(SortForm(group=group, number=at) for at, group in enumerate(kept, start=1))]
