"""Signing in and out, and what was being written when a session ended."""

from typing import Any

from allauth.account import views as library
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from seen.apps.identity import kept, sessions
from seen.kit.access.guards import public, signed_in, viewer_of

Answer = HttpResponseBase


class SignIn(library.LoginView):
    """E-mail and password. A form kept from an ended session travels along in a hidden field."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Answer:
        """Keep what came along before anything else can go wrong."""
        if sealed := request.POST.get("kept", ""):
            request.session[sessions.KEPT] = sealed
            if request.user.is_authenticated:
                return HttpResponseRedirect(reverse("kept_form"))
        return super().dispatch(request, *args, **kwargs)

    def get_default_success_url(self) -> str | None:
        """Go to what was kept, if anything was."""
        return reverse("kept_form") if sessions.KEPT in self.request.session else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether something is held for the person who signs in."""
        page: dict[str, Any] = super().get_context_data(**kwargs)
        return page | {"kept": "", "held": sessions.KEPT in self.request.session}


class SignOut(library.LogoutView):
    """Ends the session, and tells the browser to drop what it stored. Only a POST signs out."""

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Go home: a link signs nobody out."""
        return HttpResponseRedirect(reverse("home"))

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign out."""
        response: HttpResponse = super().post(*args, **kwargs)
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response


sign_in = public(SignIn.as_view())
sign_out = public(SignOut.as_view())


@signed_in
def kept_form(request: HttpRequest) -> HttpResponse:
    """Give back what was posted after the session ended, to the person who posted it."""
    owner = sessions.name_of(viewer_of(request).id)
    found = kept.opened(request.session.get(sessions.KEPT, ""), owner=owner)
    if found is None:
        request.session.pop(sessions.KEPT, None)
        return HttpResponseRedirect(reverse("home"))
    request.session[sessions.KEPT_PATH] = found.path
    return render(request, "identity/kept_form.html", {"found": found})
