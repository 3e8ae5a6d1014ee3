"""A device in somebody else's hands: one sheet is open, every other address shows a lock, and only a PIN ends it.

The session holds it, so that a new tab, the Back button and a typed address are all alike.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from seen.apps.identity.forms import PinForm
from seen.kit.access.guards import mark

KEY = "seen_handed_over"
PAGES = "/handed-over/"


@dataclass(frozen=True, slots=True)
class Handed:
    """What is in somebody's hands: the hand-over, its one sheet, whether it is hidden, and where the worker goes on."""

    hand_over: UUID
    sheet: UUID
    hidden: bool
    back: str


def handed(request: HttpRequest) -> Handed | None:
    """Return what this session has handed over, or None."""
    kept = request.session.get(KEY)
    if not kept:
        return None
    return Handed(UUID(kept["hand_over"]), UUID(kept["sheet"]), bool(kept["hidden"]), str(kept["back"]))


def begin(request: HttpRequest, *, hand_over: UUID, sheet: UUID, back: str) -> HttpResponse:
    """Lock this session to one sheet, and lead there. `back` is the address at which the worker goes on afterwards.

    The session's key is a new one: a page that another tab asked for a moment ago can not write the lock away, and
    the browser drops what it kept of the pages before. Words that wait for the worker's next page are dropped too.
    """
    list(get_messages(request))
    request.session[KEY] = {"hand_over": str(hand_over), "sheet": str(sheet), "hidden": False, "back": back}
    request.session.cycle_key()
    response = HttpResponseRedirect(PAGES)
    response["Clear-Site-Data"] = '"cache"'
    return response


def hide(request: HttpRequest) -> None:
    """Put the sheet away until the worker has the device back."""
    request.session[KEY] = {**request.session[KEY], "hidden": True}


def end(request: HttpRequest) -> None:
    """Open the session again. Its key is a new one, for the same reasons."""
    del request.session[KEY]
    request.session.cycle_key()


def locked(request: HttpRequest, *, form: PinForm | None = None) -> HttpResponse:
    """Show the lock: nothing but a place for the PIN, and the way back to a sheet that is not hidden."""
    held = handed(request)
    page = {"form": form or PinForm(), "sheet": PAGES if held and not held.hidden else ""}
    response = render(request, "identity/locked.html", page, status=403)
    response["Cache-Control"] = "no-store"
    return response


class Lock:
    """Middleware. It stands before every rule about addresses: one that leads nowhere is locked like any other."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the sheet's own pages on; of a hidden sheet, only the way back."""
        held = handed(request)
        if held is None or request.path == reverse("handed_over_return"):
            return self.get_response(request)
        if held.hidden or not request.path.startswith(PAGES):
            return locked(request)
        return self.get_response(request)


def sheet_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Guard `view(request, handed, ...)`: open only where this session is handed over; else it leads home."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        held = handed(request)
        if held is None:
            return HttpResponseRedirect(reverse("home"))
        return view(request, held, *args, **kwargs)

    return mark(guarded, "handed_over")
