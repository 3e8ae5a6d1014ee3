"""Accounts that could be of one event: asked, answered, and taken apart again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.casefile.guards import child_page
from seen.apps.chronology.actions import same_event as actions
from seen.apps.chronology.forms.same_event import AskAgainForm, SameEventForm, TakeApartForm, sent_about
from seen.apps.chronology.guards import entry_page
from seen.apps.chronology.presenters import same_event as says
from seen.apps.chronology.presenters.entry import whole_words
from seen.apps.chronology.queries.same_event import event_of, same_events
from seen.apps.chronology.queries.whole import Whole
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal
from seen.kit.access.guards import viewer_of
from seen.kit.pages.about_child import top_of


@child_page
def child_same_event(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Ask about the accounts that could be of one event, and take the answer."""
    viewer, today = viewer_of(request), timezone.localdate()
    form = sent_about(request.POST, today=today) if request.method == "POST" else None
    if form and form.is_valid() and (done := _answer(form, viewer, sight)):
        messages.success(request, done)
        return redirect("child_same_event", child=sight.child)
    shown = says.page(same_events(sight, as_of=today), today=today, sent=form)
    top = top_of(viewer, sight, current="child_chronology", as_of=today)
    return render(request, "chronology/same_event.html", {**top, **shown, "form": form})


@entry_page
def entry_same_event(request: HttpRequest, it: Whole) -> HttpResponse:
    """Show the event to which an entry was joined, each account beside the others, and take the entry out of it."""
    viewer, today = viewer_of(request), timezone.localdate()
    form = TakeApartForm(request.POST or None)
    if form.is_valid() and _take_apart(form, viewer, it):
        messages.success(request, "Taken apart. Each account stands by itself again, and nothing of it was changed.")
        return redirect("entry", entry=it.row.id)
    event = event_of(it.sight, it.row.id, as_of=today)
    if event and not form.is_bound:
        form.initial["event"] = event.id
    top = top_of(viewer, it.sight, current="child_chronology", as_of=today)
    words = {"event": event and says.event_words(event), "says": whole_words(it), "it": it, "form": form}
    return render(request, "chronology/one_event.html", {**top, **words})


def _answer(form: SameEventForm | AskAgainForm, viewer: Viewer, sight: Sight) -> str:
    """Do what a whole form asks, and return what to say of it. A refusal is said on the page."""
    said, now = form.cleaned_data, timezone.now()
    try:
        if isinstance(form, AskAgainForm):
            actions.ask_again(viewer, sight=sight, answer=said["again"], now=now)
            return "The question stands again."
        about = {"sight": sight, "accounts": said["accounts"], "once": said["once"], "now": now}
        if said["answer"] == "later":
            done = actions.look_later(viewer, until=said["until"], **about)
        else:
            act = actions.join_accounts if said["answer"] == "joined" else actions.say_apart
            done = act(viewer, why=said["why"], **about)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return ""
    return says.done_words(done.answer.answer, done.answer.until)


def _take_apart(form: TakeApartForm, viewer: Viewer, it: Whole) -> bool:
    said = form.cleaned_data
    try:
        actions.take_apart(
            viewer, sight=it.sight, event=said["event"], account=it.row.id, why=said["why"], once=said["once"],
            now=timezone.now(),
        )  # fmt: skip
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
