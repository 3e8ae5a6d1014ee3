"""Pages of replay: what could have been seen, and when. For whoever supervises, and on no child's page."""

from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.casefile.guards import child_page
from seen.apps.patterns.forms.looking_back import LookBackForm
from seen.apps.patterns.presenters import replays as presenters
from seen.apps.patterns.queries.replays import could_have_been_seen
from seen.apps.people.queries.called import called
from seen.core.access.permission import Permission
from seen.core.access.visibility import Sight
from seen.core.dates.ages import window_start
from seen.kit.access.guards import needs, opened, viewer_of
from seen.kit.audit.reads import record_read


@needs(Permission.SUPERVISE)
def replays(request: HttpRequest) -> HttpResponseBase:
    """Show of which children one may look back."""
    viewer, today = viewer_of(request), timezone.localdate()
    about = list(casefile.children(viewer, as_of=today).values_list("id", flat=True))
    children = presenters.children(called(about, as_of=today))
    line = partial(record_read, viewer, name="replays", about=about, path=request.path)
    return opened(request, line=line, page=lambda: render(request, "patterns/replays.html", {"children": children}))


@child_page
def child_replay(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Show what could have been seen of one child, and from which day: in so many months, or from a day until one."""
    today, months = timezone.localdate(), presenters.months(request.GET.get("months", ""))
    form = LookBackForm(request.GET if "since" in request.GET else None, today=today)
    start, end = form.days() if form.is_valid() else (window_start(today, months=months), today)
    found = [] if form.errors else could_have_been_seen(viewer_of(request), sight, start=start, end=end)
    name = called([sight.child], as_of=today)[sight.child].name
    periods = presenters.periods(sight.child, None if form.is_bound else months)
    page = {"name": name, "when": presenters.when_looked(start, end, today=today), "periods": periods, "form": form}
    return render(request, "patterns/replay.html", {**page, "moments": presenters.moments(found)})
