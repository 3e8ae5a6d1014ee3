"""Pages of a child's findings: the questions that only show when small things stand together."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.casefile.guards import child_page
from seen.apps.patterns.actions import answer, have_read
from seen.apps.patterns.forms.answers import AnswerForm
from seen.apps.patterns.guards import finding_page
from seen.apps.patterns.presenters import findings as presenters
from seen.apps.patterns.queries import findings
from seen.apps.patterns.queries.asked import asked_about
from seen.apps.patterns.queries.replies import replies_to
from seen.apps.people.queries.called import Called, first_name
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.kit.access.guards import viewer_of
from seen.kit.pages.about_child import top_of


@child_page
def child_findings(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Show the questions about one child that this viewer may see whole."""
    today = timezone.localdate()
    top = top_of(viewer_of(request), sight, current="child_findings", as_of=today)
    every = findings.findings(sight, as_of=today)
    replies = replies_to([(sight, each.version) for each in every], as_of=today)
    shown = presenters.on_page(every, replies, name=_name(top), asked=request.GET.get("page", ""))
    return render(request, "patterns/findings.html", {**top, **shown})


@finding_page
def finding(request: HttpRequest, sight: Sight, shown: findings.Shown) -> HttpResponse:
    """Show one question with its evidence, and take an answer."""
    today = timezone.localdate()
    viewer = viewer_of(request)
    colleagues = presenters.colleagues(casefile.network(sight, as_of=today), viewer)
    form = AnswerForm(request.POST or None, colleagues=colleagues, today=today)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("words", "owner", "until")}
        answer(
            viewer, version=shown.version, given=form.cleaned_data["answer"], **given, today=today, now=timezone.now()
        )
        again = findings.finding(sight, shown.version.finding_id, as_of=today)
        messages.success(request, presenters.kept(again))
        return redirect("child_findings", child=sight.child)
    return render(request, "patterns/finding.html", {**_question(viewer, sight, shown), "form": form})


@finding_page
def finding_read(request: HttpRequest, sight: Sight, shown: findings.Shown) -> HttpResponse:
    """Take somebody's word that they have read what cannot wait."""
    if request.method == "POST" and have_read(viewer_of(request), version=shown.version, now=timezone.now()):
        messages.success(request, "Thank you. The others can see that you have read it.")
    return redirect("finding", finding=shown.version.finding_id)


def _question(viewer: Viewer, sight: Sight, shown: findings.Shown) -> dict[str, Any]:
    now, today = timezone.now(), timezone.localdate()
    top = top_of(viewer, sight, current="child_findings", as_of=today)
    card = presenters.card(shown, name=_name(top))
    earlier = presenters.earlier(findings.history(sight, shown.version, as_of=today))
    replies = replies_to([(sight, shown.version)], as_of=today).get(shown.version.finding_id, [])
    said, family = presenters.said_by_family(replies), presenters.family_page(shown.version)
    return {
        **top,
        "card": card,
        "earlier": earlier,
        "said": said,
        "family": family,
        "asked": presenters.watched(asked_about(shown.version), now=now),
    }


def _name(top: dict[str, Any]) -> str:
    return first_name(Called(top["child"].name, top["child"].preferred))
