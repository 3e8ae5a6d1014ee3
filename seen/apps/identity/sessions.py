"""The rules of a session: fifteen idle minutes, twelve hours in all, closed at once; and no typing is ever lost."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from seen.apps.identity import kept
from seen.apps.identity.actions import sign_in as acts
from seen.apps.identity.forms import SignInForm
from seen.apps.identity.models import User
from seen.kit.access.sealed import pseudonym

METHODS = ("GET", "HEAD", "POST")
BEGAN, ACTIVE, KEPT, KEPT_PATH = "seen_began", "seen_active", "seen_kept", "seen_kept_path"
LAST = "seen_last"
LAST_DAYS = 30
TOTAL_SECONDS = 12 * 60 * 60
NOTED_EVERY = 30  # seconds: a session row is written at most this often
WHILE_CHANGING = ("account_change_password", "account_logout")
SAYS = {
    "idle": "You were signed out because this browser was idle for 15 minutes.",
    "twelve hours": "You were signed out because you signed in 12 hours ago.",
    "ended by an administrator": "Your administrator ended your session.",
    "wrong PIN": "You were signed out because a wrong PIN was entered five times.",
}


def begin(request: HttpRequest) -> None:
    """Note when a session began."""
    request.session[BEGAN] = request.session[ACTIVE] = timezone.now().timestamp()


def how(request: HttpRequest) -> str:
    """Return how this session was signed in, as the library noted it."""
    used = request.session.get("account_authentication_methods", [])
    return " and ".join(str(one["method"]) for one in used) or "rehearsal"


def name_of(user: object) -> str:
    """Return the keyed hash by which a browser remembers who used it last."""
    return pseudonym(user, purpose="last-user")


def last_here(request: HttpRequest) -> str:
    """Return the keyed hash of whoever last signed in on this browser, or nothing."""
    return str(request.get_signed_cookie(LAST, default="", salt=LAST, max_age=LAST_DAYS * 86_400))


def was_here(request: HttpRequest, user: object) -> bool:
    """Say whether this person was the last to sign in on this browser."""
    return last_here(request) == name_of(user)


class SessionRules:
    """Middleware, last in the list: a view without a guard is refused, and an ended session asks to sign in again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; what a signed-in person is shown is stored by no browser or proxy."""
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES or request.user.is_authenticated:
            # No Expires header: it tells the second, and two refusals must be alike to the letter.
            patch_cache_control(response, no_cache=True, no_store=True, must_revalidate=True, private=True)
        if request.user.is_authenticated and not was_here(request, request.user.pk):
            _remember(response, name_of(request.user.pk))
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Answer where the session is over or the password must be changed first."""
        guard = getattr(view, "guard", "")
        if not guard:
            raise PermissionDenied("This route has no guard.")
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if guard == "public":
            return None
        if isinstance(request.user, User):
            because = over(request, request.user)
            if not because:
                return _go_on(request, request.user)
            end(request, request.user, because)
        return ask_to_sign_in(request) if request.method == "POST" else None


def over(request: HttpRequest, user: User) -> str:
    """Return why a session is over, or nothing."""
    now = timezone.now().timestamp()
    began = request.session.setdefault(BEGAN, now)
    if user.sessions_ended_at and began <= user.sessions_ended_at.timestamp():
        return "ended by an administrator"
    if now - began >= TOTAL_SECONDS:
        return "twelve hours"
    if now - request.session.get(ACTIVE, began) >= settings.IDLE_MINUTES * 60:
        return "idle"
    return ""


def end(request: HttpRequest, user: User, because: str) -> None:
    """End a session, remembering on this browser whose it was."""
    acts.session_ended(user.as_viewer(), because=because)
    request.seen_owner = name_of(user.pk)  # type: ignore[attr-defined]
    logout(request)
    messages.info(request, SAYS[because])


def end_here(request: HttpRequest, because: str) -> None:
    """End the session of whoever is asking."""
    if isinstance(request.user, User):
        end(request, request.user, because)


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Show the sign-in page with what was posted, sealed, in a hidden field."""
    owner = getattr(request, "seen_owner", "") or last_here(request)
    sealed = kept.keep(request, owner=owner)
    page = {"form": SignInForm(request=request), "kept": sealed, "held": bool(sealed)}
    return render(request, "account/login.html", page, status=403)


def _go_on(request: HttpRequest, user: User) -> HttpResponse | None:
    now = timezone.now().timestamp()
    if now - request.session.get(ACTIVE, 0) >= NOTED_EVERY:
        request.session[ACTIVE] = now
    if request.method == "POST" and request.session.get(KEPT_PATH) == request.get_full_path():
        del request.session[KEPT], request.session[KEPT_PATH]
    name = request.resolver_match.url_name if request.resolver_match else ""
    if user.must_change_password and name not in WHILE_CHANGING:
        return HttpResponseRedirect(reverse("account_change_password"))
    return None


def _remember(response: HttpResponseBase, name: str) -> None:
    response.set_signed_cookie(
        LAST, name, salt=LAST, max_age=LAST_DAYS * 86_400, httponly=True, samesite="Lax", secure=settings.HTTPS
    )
