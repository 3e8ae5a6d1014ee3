"""The first page after signing in: what needs you, and the two things that people come to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.casefile.queries import Whose
from seen.apps.identity import presenters
from seen.core.access.permission import Permission, can
from seen.kit.access.guards import signed_in, viewer_of
from seen.overview.work_list import work_list

LISTS = {Whose.MINE: "Needs you", Whose.TEAM: "Your team", Whose.UNASSIGNED: "Unassigned"}


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Show what needs the viewer, their team, or nobody yet; and the children whom they work with."""
    viewer, today = viewer_of(request), timezone.localdate()
    if not can(viewer, Permission.READ_CHILDREN):
        mine = [role for role in presenters.roles_explained(viewer) if role.yours]
        return render(request, "overview/home_without_children.html", {"mine": mine})
    asked = request.GET.get("list", "")
    whose = Whose(asked) if asked in set(Whose) else Whose.MINE
    children = casefile.cards(viewer, casefile.children(viewer, as_of=today), as_of=today)
    work = work_list(viewer, whose, as_of=today)
    return render(request, "overview/home.html", {"whose": whose, "lists": LISTS, "work": work, "children": children})
