"""What every page that asks one thing does: show the form, do the one act, say a refusal on the form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from seen.core.access.visibility import Sight
from seen.core.lifecycle.once import SavedAlready
from seen.core.refusals import Refusal
from seen.kit.access.guards import viewer_of
from seen.kit.actions import sent_twice
from seen.kit.pages.about_child import top_of
from seen.kit.pages.forms import Form

Act = Callable[[dict[str, Any]], object]


@dataclass(frozen=True, slots=True)
class Page:
    """One thing asked: its heading, what stands under it, the button, where Back leads, and which section is open."""

    title: str
    back: str
    section: str = ""
    lead: str = ""
    button: str = "Save"
    said: str = "Saved."
    points: tuple[str, ...] = ()


def ask(request: HttpRequest, sight: Sight, form: Form, page: Page, act: Act) -> HttpResponse:
    """Ask one thing about a child, and do the act once the form is whole."""
    done = act_on(request, form, page, act)
    if done:
        return done
    return render(request, "casefile/one_thing.html", about(request, sight, page.section, form=form, page=page))


def ask_alone(
    request: HttpRequest, form: Form, page: Page, act: Act, template: str = "casefile/one_thing_alone.html", **more: Any
) -> HttpResponse:
    """Ask one thing on a page that is about no one child. A `template` of its own may show what is asked about."""
    done = act_on(request, form, page, act)
    return done or render(request, template, {"form": form, "page": page, **more})


def act_on(request: HttpRequest, form: Form, page: Page, act: Act) -> HttpResponse | None:
    """Do the act if the form was sent whole, and go back; a refusal is said on the form."""
    if not form.is_valid():
        return None
    try:
        sent_twice(lambda: act({name: value for name, value in form.cleaned_data.items() if name != "once"}))()
    except SavedAlready:
        pass
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, page.said)
    return HttpResponseRedirect(page.back)


def about(request: HttpRequest, sight: Sight, section: str, **more: Any) -> dict[str, Any]:
    """Return the top of a child's page and what the page adds."""
    return {**top_of(viewer_of(request), sight, current=section, as_of=timezone.localdate()), **more}
