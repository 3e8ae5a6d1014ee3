"""Printing a child's chronology: what is chosen first, then the file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile.guards import child_page
from seen.core.access.visibility import Sight
from seen.kit.access.guards import viewer_of
from seen.kit.documents.pdf import MISSING, can_make
from seen.kit.pages.about_child import top_of
from seen.kit.pages.forms import sent
from seen.overview.prints.choice import FileKind, in_address
from seen.overview.prints.chronology import chronology, gather
from seen.overview.prints.form import PrintForm
from seen.overview.prints.written import TYPES, record_print, written


@child_page
def child_print(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Ask how the chronology is to be printed; the filters stand in the address."""
    form = PrintForm(sent(request), initial={} if can_make() else {"file": FileKind.WORD.value})
    if form.is_valid():
        choice = form.choice(request.GET)
        return redirect(f"{reverse('child_print_file', args=[sight.child])}?{choice.as_query()}")
    now = timezone.now()
    it = gather(viewer_of(request), sight, in_address(request.GET), at=now)
    top = top_of(it.viewer, sight, current="child_chronology", as_of=timezone.localdate(now))
    shown = {"form": form, "it": it, "query": it.choice.query, "no_pdf": "" if can_make() else MISSING}
    return render(request, "overview/print.html", {**top, **shown})


@child_page
def child_print_file(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Give the print as a file whose name says nothing of whom it is about."""
    now = timezone.now()
    it = gather(viewer_of(request), sight, in_address(request.GET), at=now)
    paper = chronology(it)
    content = written(paper, it.choice.file)
    record_print(it, paper, content)
    name = f"chronology-{timezone.localdate(now):%Y-%m-%d}.{it.choice.file}"
    response = HttpResponse(content, content_type=TYPES[it.choice.file])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
