"""What a family is shown of a question about them, and their own words about it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.patterns.actions.replying import reply
from seen.apps.patterns.forms.reply import ReplyForm
from seen.apps.patterns.guards import replied_page
from seen.apps.patterns.queries.findings import Shown
from seen.core.access.visibility import Sight
from seen.kit.access.guards import viewer_of
from seen.kit.pages.forms import acted, sent
from seen.overview.prints.facts import shown_facts

KEPT = "What they said is kept beside the question, in their own words."


@replied_page
def finding_family(request: HttpRequest, sight: Sight, shown: Shown, back: str) -> HttpResponse:
    """Say to whom it can be shown and take what they say; with `to`, show that person the facts and nothing else."""
    viewer, now = viewer_of(request), timezone.now()
    facts = shown_facts(viewer, sight, shown, to=request.GET.get("to", ""), at=now)
    page = {"facts": facts, "finding": shown.version.finding_id, "back": back}
    if facts.to:
        return render(request, "overview/finding_facts.html", page)
    today = timezone.localdate(now)
    form = ReplyForm(sent(request), today=today)
    if acted(form, lambda _: reply(viewer, version=shown.version, **form.said(), today=today, now=now)):
        messages.success(request, KEPT)
        return redirect(back)
    return render(request, "overview/finding_family.html", {**page, "form": form})
