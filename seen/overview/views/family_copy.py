"""A copy for the family: for whom, what stands in it, the file, and that it was given."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.casefile.guards import child_page
from seen.core.access.visibility import Sight
from seen.kit.access.guards import viewer_of
from seen.kit.pages.about_child import top_of
from seen.kit.pages.forms import sent
from seen.overview.actions import give_copy
from seen.overview.prints.family import Copy, family
from seen.overview.prints.family_form import CopyForm, GivenForm
from seen.overview.prints.written import given_out


@child_page
def child_copy(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Ask for whom a copy is; then show all that is proposed for it, to be read before it is made."""
    viewer, now = viewer_of(request), timezone.now()
    whose = family(viewer, sight, as_of=timezone.localdate(now))
    to = request.GET.get("to", "")
    if to not in whose.people:
        return _page(request, sight, "copy_for_whom", {"whose": whose})
    copy = Copy(viewer, sight, whose, to, now)
    form = CopyForm(sent(request), offered=copy.offered(), enquiry=whose.enquiry)
    if not form.is_valid():
        return _page(request, sight, "copy", {"whose": whose, "form": form, "copy": copy})
    return given_out(copy, form.cleaned_data)


@child_page
def child_copy_given(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Record that a copy was given."""
    viewer, now = viewer_of(request), timezone.now()
    whose = family(viewer, sight, as_of=timezone.localdate(now))
    form = GivenForm(sent(request), people=whose.people, today=timezone.localdate(now))
    if form.is_valid():
        give_copy(viewer, sight=sight, now=now, **form.cleaned_data)
        messages.success(request, "That it was given stands in the chronology.")
        return redirect("child_chronology", child=sight.child)
    return _page(request, sight, "copy_given", {"form": form})


def _page(request: HttpRequest, sight: Sight, name: str, shown: dict[str, Any]) -> HttpResponse:
    top = top_of(viewer_of(request), sight, current="child_chronology", as_of=timezone.localdate())
    return render(request, f"overview/{name}.html", {**top, **shown})
