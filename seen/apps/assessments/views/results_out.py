"""The results of a child's assessments as files for other programs: what this viewer may see, signed and standing."""

import json

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from seen.apps.assessments.presenters.results_out import as_json, as_table
from seen.apps.assessments.queries.results import given
from seen.apps.casefile.guards import child_page
from seen.core.access.visibility import Sight
from seen.integrations.tabular.out import as_csv


@child_page
def assessment_results_csv(request: HttpRequest, sight: Sight) -> HttpResponse:
    """One row for every area, sub-area and item, for a spreadsheet."""
    return _file(as_csv(as_table(given(sight))), "csv", "text/csv; charset=utf-8")


@child_page
def assessment_results_json(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Every result with its answers and what they come to."""
    page = json.dumps({"results": as_json(given(sight))}, indent=2, ensure_ascii=False)
    return _file(page, "json", "application/json")


def _file(content: str, ending: str, kind: str) -> HttpResponse:
    """Answer with a file whose name says nothing of whom it is about."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="results-{timezone.localdate():%Y-%m-%d}.{ending}"'
    return response
