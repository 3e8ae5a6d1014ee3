"""Noting something: who, then what. Two screens."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from seen.apps.casefile.guards import child_page
from seen.apps.chronology import actions
from seen.apps.chronology.forms.note import NoteForm
from seen.apps.chronology.forms.note_kinds import as_typed
from seen.apps.chronology.forms.note_who import NotListedForm, WhoForm
from seen.apps.chronology.presenters import note as says
from seen.apps.chronology.queries import note as queries
from seen.apps.people.signing import own_key
from seen.core.access.permission import Permission
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal
from seen.kit.access.guards import needs, viewer_of
from seen.kit.knowledge.prompts import remember, said
from seen.kit.pages.forms import sent


@needs(Permission.RECORD)
def who(request: HttpRequest) -> HttpResponse:
    """Step 1: choose the child, by one tap where they were opened lately, else by name."""
    viewer, today = viewer_of(request), timezone.localdate()
    if "child" in request.GET:
        return _several(request)
    form = WhoForm(request.GET or None)
    asked = form.cleaned_data["q"] if form.is_bound and form.is_valid() else ""
    recent = queries.recent(viewer, as_of=today)
    page = {
        "form": form,
        "asked": asked,
        "found": queries.find(viewer, asked, as_of=today) if asked else [],
        "recent": recent,
        "others": queries.worked_with(viewer, besides=[one.id for one in recent], as_of=today),
        "links": lambda children: says.links(children, today=today),
    }
    return render(request, "chronology/note.html", page, using="jinja")


def _several(request: HttpRequest) -> HttpResponse:
    """Go on with the children ticked. Whoever is out of sight is refused, or left out, by the next page."""
    chosen = queries.ids(request.GET.getlist("child"))
    if not chosen:
        return redirect("note")
    there = reverse("note_about", args=chosen[:1])
    return redirect(f"{there}?{urlencode({'also': chosen[1:]}, doseq=True)}")


@needs(Permission.RECORD)
def not_listed(request: HttpRequest) -> HttpResponse:
    """A child whom nobody listed: taken with a name, about what age, and where known from."""
    viewer, now = viewer_of(request), timezone.now()
    form = NotListedForm(sent(request), today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            once = own_key(viewer, form.cleaned_data["once"])
            return redirect("note_about", actions.note_not_listed(viewer, once=once, now=now, **form.child()))
        except Refusal as refusal:
            form.refuse(refusal)
    return render(request, "chronology/note_not_listed.html", {"form": form}, using="jinja")


@needs(Permission.RECORD)
@require_POST
def note_kinds(request: HttpRequest) -> HttpResponse:
    """The kinds that words suggest while they are typed. It is told no child; it stores nothing and writes no line."""
    form = as_typed(request.POST, band=request.POST.get("band", ""))
    return render(request, "chronology/note_kinds.html", {"typed": form}, using="jinja")


@child_page
def note_about(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Step 2: what was seen or heard. One page."""
    viewer, today = viewer_of(request), timezone.localdate()
    also = request.GET.getlist("also")
    about = queries.about(viewer, sight, also=also, as_of=today)
    form = NoteForm(sent(request), about=about, also=also, today=today)
    if request.method == "POST" and form.is_valid():
        once = form.cleaned_data["once"]
        noted = actions.note(viewer, children=form.children(), draft=form.draft(), account=once, now=timezone.now())
        return redirect("note_saved", account=noted.account)
    page = {"form": form, "about": about, "line": says.line(about.child, today=today), "lists": says.noticed(about)}
    page |= {"remember": remember(), "heard": said("abuse"), "leads": queries.designated_leads(viewer)}
    return render(request, "chronology/note_about.html", page, using="jinja")
