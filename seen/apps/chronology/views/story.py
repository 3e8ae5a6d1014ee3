"""A child's story: the list with its filters in the address, the same on paper, and as a file for a spreadsheet."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from seen.apps.casefile.guards import child_page
from seen.apps.casefile.presenters.child import which_child
from seen.apps.casefile.queries import brief_card
from seen.apps.chronology.forms.story import StoryForm
from seen.apps.chronology.presenters import sheet
from seen.apps.chronology.presenters.list import around, groups_repeats, on_paper
from seen.apps.chronology.presenters.repeats import grouped, repeats
from seen.apps.chronology.queries.beside import also_about
from seen.apps.chronology.queries.story import Story, choices, story
from seen.apps.chronology.queries.whole import concerns_from
from seen.core.access.visibility import Sight
from seen.core.life.repeats import Run
from seen.integrations.tabular import out
from seen.integrations.tabular.out import Written
from seen.integrations.tabular.word_out import as_document
from seen.integrations.tabular.workbook_out import as_workbook
from seen.kit.access.guards import viewer_of
from seen.kit.database.many import collector_off
from seen.kit.pages.about_child import top_of

OFFICE = "application/vnd.openxmlformats-officedocument"
FILES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "docx": f"{OFFICE}.wordprocessingml.document",
}


@child_page
@collector_off()
def child_chronology(request: HttpRequest, sight: Sight) -> HttpResponse:
    """List what the viewer may see of a child's story, as asked in the address: the whole of it on one page."""
    form, found = _read(request, sight)
    together = repeats(found)
    context = _context(request, sight, found, together if groups_repeats(request, found) else [])
    around_it = around(request, form, found, together)
    return render(request, "chronology/story.html", context | {"form": form, "query": request.GET, "around": around_it})


@child_page
def chronology_print(request: HttpRequest, sight: Sight) -> HttpResponse:
    """The same story, whole, laid out for paper."""
    form, found = _read(request, sight)
    viewer = viewer_of(request)
    paper = {
        "printed_at": timezone.now(),
        "holds": on_paper(found, viewer.name),
        "whose": which_child(sight, as_of=timezone.localdate()),
    }
    context = _context(request, sight, found) | paper
    return render(request, "chronology/print.html", context | {"around": around(request, form, found)})


@child_page
def chronology_csv(request: HttpRequest, sight: Sight) -> HttpResponse:
    """The same story as text for a spreadsheet."""
    return _file(out.as_csv(_spread(request, sight)), "csv")


@child_page
def chronology_workbook(request: HttpRequest, sight: Sight) -> HttpResponse:
    """The same story as an Excel workbook."""
    return _file(as_workbook(_spread(request, sight)), "xlsx")


@child_page
def chronology_document(request: HttpRequest, sight: Sight) -> HttpResponse:
    """The same story as a Word table, whose first columns are those that Chronolator's users merge."""
    viewer, today = viewer_of(request), timezone.localdate()
    form, found = _read(request, sight)
    named = brief_card(sight, as_of=today)
    above = sheet.above(found, viewer, whose=which_child(sight, as_of=today), at=timezone.now())
    filters = around(request, form, found).filters
    table = sheet.for_paper(
        found, also_about(viewer, sight, as_of=today), title=f"Chronology of {named.name}",
        above=(*above, *filter(None, [filters])), today=today, not_before=concerns_from(sight),
    )  # fmt: skip
    return _file(as_document(table), "docx")


def _spread(request: HttpRequest, sight: Sight) -> Written:
    today = timezone.localdate()
    _, found = _read(request, sight)
    others = also_about(viewer_of(request), sight, as_of=today)
    return sheet.for_spreadsheet(found, others, title="Chronology", today=today, not_before=concerns_from(sight))


def _file(content: str | bytes, ending: str) -> HttpResponse:
    """Answer with a file whose name says nothing of whom it is about."""
    response = HttpResponse(content, content_type=FILES[ending])
    response["Content-Disposition"] = f'attachment; filename="chronology-{timezone.localdate():%Y-%m-%d}.{ending}"'
    return response


def _read(request: HttpRequest, sight: Sight) -> tuple[StoryForm, Story]:
    offered = choices(sight)
    form = StoryForm(request.GET, choices=offered, today=timezone.localdate())
    return form, story(sight, form.asked(), offered, as_of=timezone.localdate())


def _context(request: HttpRequest, sight: Sight, found: Story, together: Sequence[Run] = ()) -> dict[str, Any]:
    viewer, today = viewer_of(request), timezone.localdate()
    others = also_about(viewer, sight, as_of=today)
    top = top_of(viewer, sight, current="child_chronology", as_of=today)
    return {**top, "found": found, "years": grouped(found, found.rows, others, together), "viewer": viewer}
