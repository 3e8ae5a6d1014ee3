"""After a note is saved: what it calls for, what kind it is, whom to tell; and all that one wrote."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from seen.apps.chronology import actions
from seen.apps.chronology.forms.note_kinds import KindsForm
from seen.apps.chronology.presenters import saved as says
from seen.apps.chronology.queries import saved as queries
from seen.apps.chronology.queries.note import designated_leads
from seen.core.access.permission import Permission
from seen.core.suggesting.at_save import Prompt
from seen.kit.access.guards import needs, viewer_of
from seen.kit.pages.forms import sent

A_PAGE = 20


@needs(Permission.RECORD)
def note_saved(request: HttpRequest, account: UUID) -> HttpResponse:
    """Show a note to its writer, and take the kinds that they confirm."""
    viewer, now = viewer_of(request), timezone.now()
    try:
        it = queries.saved(viewer, account, now=now)
    except queries.NoSuchNote as none:
        raise Http404 from none
    form = KindsForm(sent(request), offered=it.offered)
    if request.method == "POST" and form.is_valid():
        kinds, details = form.cleaned_data["kinds"], form.details()
        actions.confirm_kinds(viewer, account=account, kinds=kinds, details=details, now=now)
        return redirect("note_saved", account=account)
    page = says.page(viewer, it, form=form, leads=designated_leads(viewer), now=now)
    return render(request, "chronology/saved.html", page, using="jinja")


@needs(Permission.RECORD)
@require_POST
def weigh(request: HttpRequest, account: UUID) -> HttpResponse:
    """Ask for a weight because of a note, by the writer's own click."""
    viewer, now = viewer_of(request), timezone.now()
    try:
        child, first = queries.whom(queries.saved(viewer, account, now=now), request.POST.get("child", ""))
    except queries.NoSuchNote as none:
        raise Http404 from none
    said = says.words_for(Prompt.WEIGH, first)
    actions.ask_for_weight(viewer, account=account, child=child, words=said, now=now)
    return redirect("note_saved", account=account)


@needs(Permission.RECORD)
def my_notes(request: HttpRequest) -> HttpResponse:
    """Show what the viewer wrote, newest first, and what each note led to."""
    viewer = viewer_of(request)
    rows = queries.mine(viewer, as_of=timezone.localdate())
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    lines = says.my_lines(viewer, list(page.object_list), as_of=timezone.localdate())
    return render(request, "chronology/note_mine.html", {"page": page, "lines": lines}, using="jinja")
