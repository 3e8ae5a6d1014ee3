"""The page on which a family's no to early help is recorded."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile import actions
from seen.apps.casefile.forms.agreement import FamilyNoForm
from seen.apps.casefile.guards import child_page
from seen.apps.casefile.presenters.agreement import likely, what_ends, work_choices
from seen.apps.casefile.views.asking import Page, ask
from seen.core.access.visibility import Sight
from seen.kit.access.guards import viewer_of

SECTION = "child_work"


@child_page
def child_family_no(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Record that the family said no to early help."""
    form = FamilyNoForm(request.POST or None, work=work_choices(sight), initial={"ends": likely(sight)})
    back = reverse(SECTION, args=[sight.child])
    page = Page("The family said no to early help", back=back, section=SECTION, points=what_ends(sight))
    viewer, at = viewer_of(request), timezone.now()

    def act(given: dict[str, Any]) -> object:
        ends = [UUID(work) for work in given.pop("ends", [])]
        key = form.cleaned_data["once"]
        return actions.family_says_no(viewer, sight=sight, ends=ends, at=at, key=key, **given)

    return ask(request, sight, form, page, act)
