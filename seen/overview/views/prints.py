"""Printing a child's chronology: what is chosen first, then the file."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile.guards import child_page
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.kit.access.guards import viewer_of
from seen.kit.documents.pdf import MISSING, can_make
from seen.kit.jobs.actions import begin
from seen.kit.jobs.queries import jobs_of
from seen.kit.pages.about_child import top_of
from seen.kit.pages.forms import sent
from seen.overview.prints.choice import Choice, FileKind, in_address
from seen.overview.prints.chronology import chronology, gather, in_brief
from seen.overview.prints.form import PrintForm
from seen.overview.prints.how_far import how_far
from seen.overview.prints.work import AT_ONCE, PRINT, is_long
from seen.overview.prints.written import as_file, record_print, written


@child_page
def child_print(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Ask how the chronology is to be printed; the filters stand in the address."""
    viewer, now = viewer_of(request), timezone.now()
    form = PrintForm(sent(request), initial={} if can_make() else {"file": FileKind.WORD.value})
    choice = in_address(request.GET)
    if form.is_valid():
        return _made(viewer, sight, form, choice, at=now)
    top = top_of(viewer, sight, current="child_chronology", as_of=timezone.localdate(now))
    shown = {"form": form, "query": choice.query, "no_pdf": "" if can_make() else MISSING, "at_once": AT_ONCE}
    jobs = [(job.id, how_far(job, at=now)) for job in jobs_of(viewer, about=sight.records)]
    brief = in_brief(sight, choice, at=now)
    return render(request, "overview/print.html", {**top, **shown, "brief": brief, "jobs": jobs})


def _made(viewer: Viewer, sight: Sight, form: PrintForm, asked: Choice, *, at: datetime) -> HttpResponse:
    """Lead to the file, or to the job that makes it where it is long."""
    choice = form.choice(QueryDict(asked.query))
    if not is_long(gather(viewer, sight, choice, at=at).found):
        return redirect(f"{reverse('child_print_file', args=[sight.child])}?{choice.as_query()}")
    once, what = form.cleaned_data["once"], choice.as_json()
    job = begin(viewer, job=once, work=PRINT, about=sight.child, what=what, now=at)
    return redirect("child_print_job", child=sight.child, job=job)


@child_page
def child_print_file(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Give the print as a file; one that is long is asked for on the page before."""
    now = timezone.now()
    it = gather(viewer_of(request), sight, in_address(request.GET), at=now)
    if is_long(it.found):
        return redirect(f"{reverse('child_print', args=[sight.child])}?{it.choice.query}")
    paper = chronology(it)
    content = written(paper, it.choice.file)
    record_print(it, paper, content)
    return as_file(content, it.choice.file, on=timezone.localdate(now))
