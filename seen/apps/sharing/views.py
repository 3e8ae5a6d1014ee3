"""Sharing an entry by name, seeing with whom it is shared, and ending a share."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from seen.apps.chronology.guards import entry_page
from seen.apps.chronology.presenters.story import told
from seen.apps.chronology.queries.whole import Whole
from seen.apps.sharing import actions, presenters, queries
from seen.apps.sharing.forms import ShareForm
from seen.core.refusals import Refusal
from seen.kit.access.guards import viewer_of
from seen.kit.pages.about_child import top_of


@entry_page
def entry_share(request: HttpRequest, it: Whole) -> HttpResponse:
    """Share an entry by name, and list with whom it is shared."""
    offered = queries.parties(it, as_of=timezone.localdate())
    form = ShareForm(request.POST or None, parties=offered, parts=presenters.parts(it.row.parts))
    if form.is_valid() and _shared(request, it, form):
        messages.success(request, f"Shared with {offered[form.cleaned_data['to']]}.")
        return redirect("entry_share", entry=it.row.id)
    top = top_of(viewer_of(request), it.sight, current="child_chronology", as_of=timezone.localdate())
    shares = [presenters.share_words(one) for one in queries.shares(it)]
    return render(
        request, "sharing/share.html", {**top, "it": it, "form": form, "told": told(it.row), "shares": shares}
    )


@require_POST
@entry_page
def share_end(request: HttpRequest, it: Whole, share: UUID) -> HttpResponse:
    """End a share."""
    actions.end_share(viewer_of(request), it=it, share=share, now=timezone.now())
    messages.success(request, "The share has ended. What they have read, they have read.")
    return redirect("entry_share", entry=it.row.id)


def _shared(request: HttpRequest, it: Whole, form: ShareForm) -> bool:
    """Share what the form asks. A refusal is said on the page, with everything typed still there."""
    said = form.cleaned_data
    asked = {"part": said.get("part", ""), "to": said["to"], "basis": said["basis"], "why": said["why"]}
    try:
        actions.share(viewer_of(request), it=it, family_knows=form.family_knows, now=timezone.now(), **asked)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
