"""Pages of what waits for supervision."""

from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.patterns.actions import take_up
from seen.apps.patterns.forms.answers import SupervisionForm
from seen.apps.patterns.guards import supervised_page
from seen.apps.patterns.presenters import findings as presenters
from seen.apps.patterns.queries import findings
from seen.apps.patterns.queries.replies import replies_to
from seen.apps.patterns.queries.supervision import for_supervision
from seen.apps.people.queries.called import called
from seen.core.access.permission import Permission
from seen.core.access.visibility import Sight
from seen.kit.access.guards import needs, opened, viewer_of
from seen.kit.audit.reads import record_read


@needs(Permission.SUPERVISE)
def supervision(request: HttpRequest) -> HttpResponseBase:
    """Show what waits for supervision, about the children of those whom this viewer supervises."""
    viewer, today = viewer_of(request), timezone.localdate()
    page = presenters.supervision_page(for_supervision(viewer, as_of=today), asked=request.GET.get("page", ""))
    about = list(dict.fromkeys(sight.child for sight, _ in [*page["waits"], *page["answered"]]))
    names = called(about, as_of=today)
    page |= {part: presenters.supervised(page[part], names) for part in ("waits", "answered")}
    line = partial(record_read, viewer, name="supervision", about=about, path=request.path)
    return opened(request, line=line, page=lambda: render(request, "patterns/supervision.html", page))


@supervised_page
def supervision_item(request: HttpRequest, sight: Sight, shown: findings.Shown) -> HttpResponse:
    """Take what supervision made of one question. It stands on the list alone."""
    viewer, today = viewer_of(request), timezone.localdate()
    colleagues = presenters.colleagues(casefile.network(sight, as_of=today), viewer)
    form = SupervisionForm(request.POST or None, colleagues=colleagues, today=today)
    if request.method == "POST" and form.is_valid():
        take_up(viewer, version=shown.version, **form.said(), today=today, now=timezone.now())
        messages.success(request, "Kept. It stands on this list alone.")
        return redirect("supervision")
    return render(request, "patterns/supervision_item.html", {**_item(sight, shown, as_of=today), "form": form})


def _item(sight: Sight, shown: findings.Shown, *, as_of: date) -> dict[str, Any]:
    (item,) = presenters.supervised([(sight, shown)], called([sight.child], as_of=as_of))
    replies = replies_to([(sight, shown.version)], as_of=as_of).get(shown.version.finding_id, [])
    earlier = presenters.earlier(findings.history(sight, shown.version, as_of=as_of))
    said, family = presenters.said_by_family(replies), presenters.family_page(shown.version)
    return {"item": item, "earlier": earlier, "said": said, "family": family}
