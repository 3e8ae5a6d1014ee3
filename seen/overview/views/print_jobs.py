"""A print that is made beside the page: how far it is, what came of it, and its end."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.casefile.guards import child_page
from seen.core.access.visibility import Sight
from seen.kit.access.guards import viewer_of
from seen.kit.jobs.actions import cancel
from seen.kit.jobs.queries import NoSuchJob, Stage, content_of, job_of, rests_on, stage_of
from seen.kit.pages.about_child import top_of
from seen.overview.prints.choice import FileKind
from seen.overview.prints.how_far import how_far
from seen.overview.prints.work import still_seen
from seen.overview.prints.written import as_file

if TYPE_CHECKING:
    from seen.kit.jobs.models import Job

CHANGED = "The record has changed since this was made, so it is not given out. Make it again."


@child_page
def child_print_job(request: HttpRequest, sight: Sight, job: UUID) -> HttpResponse:
    """Say how far a print is, or give the link to it."""
    its, now = _own(request, sight, job), timezone.now()
    top = top_of(viewer_of(request), sight, current="child_chronology", as_of=timezone.localdate(now))
    return render(request, "overview/print_job.html", {**top, "job": its, "state": how_far(its, at=now)})


@child_page
def child_print_made(request: HttpRequest, sight: Sight, job: UUID) -> HttpResponse:
    """Give the file to whoever asked for it, as long as they may see all that it was made from."""
    its = _own(request, sight, job)
    if stage_of(its, at=timezone.now()) is not Stage.READY:
        return redirect("child_print_job", child=sight.child, job=its.id)
    if not still_seen(rests_on(its), sight):
        messages.warning(request, CHANGED)
        return redirect("child_print_job", child=sight.child, job=its.id)
    return as_file(content_of(its), FileKind(its.ending), on=timezone.localdate(its.asked_at))


@child_page
def child_print_cancel(request: HttpRequest, sight: Sight, job: UUID) -> HttpResponse:
    """Take a print away, also while it is made."""
    its = _own(request, sight, job)
    if request.method != "POST":
        return redirect("child_print_job", child=sight.child, job=its.id)
    cancel(viewer_of(request), job=its)
    messages.success(request, "Nothing of that print is kept.")
    return redirect("child_print", child=sight.child)


def _own(request: HttpRequest, sight: Sight, job: UUID) -> "Job":
    try:
        return job_of(viewer_of(request), job, about=sight.records)
    except NoSuchJob as none:
        raise Http404 from none
