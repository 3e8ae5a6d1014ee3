"""One's own password, second step and recovery codes. The library does the work; each change is an act."""

from typing import Any

from allauth.account import views as account
from allauth.account.internal.decorators import login_not_required
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from seen.apps.identity.actions import sign_in as acts
from seen.core.access.viewer import system
from seen.kit.access.guards import public, signed_in, viewer_of


class Authenticate(mfa.AuthenticateView):
    """The second step of signing in."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Keep that the code was wrong."""
        acts.sign_in_failed(system("sign-in"), account=self.stage.login.user.pk, step="code")
        return super().form_invalid(form)


class ChangePassword(account.PasswordChangeView):
    """One's own password. An invented person has none."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Say so where there is no password to change."""
        if request.user.is_authenticated and not request.user.has_usable_password():
            return render(request, "identity/no_password.html")
        return super().dispatch(request, *args, **kwargs)


class SetUp(totp.ActivateTOTPView):
    """Show the picture to scan, and ask for a first code."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Switch the second step on, with recovery codes."""
        do = super().form_valid
        return acts.set_up_second_step(viewer_of(self.request), do=lambda: do(form))


class Remove(totp.DeactivateTOTPView):
    """Switch the second step off."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Switch it off."""
        do = super().form_valid
        return acts.remove_second_step(viewer_of(self.request), do=lambda: do(form))


class NewCodes(codes.GenerateRecoveryCodesView):
    """Make new recovery codes."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Make them."""
        do = super().form_valid
        return acts.make_recovery_codes(viewer_of(self.request), do=lambda: do(form))


class ShowCodes(codes.ViewRecoveryCodesView):
    """The recovery codes that are left, after a press of a button: a page opened by a link writes and shows nothing."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask first."""
        return self.render_to_response({"view": self, "shown": False})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them."""
        page = acts.view_recovery_codes(viewer_of(request), do=lambda: self.get_context_data(**kwargs))
        return self.render_to_response(page | {"shown": True})


change_password = signed_in(ChangePassword.as_view())
confirm = signed_in(account.reauthenticate)
second_step = public(login_not_required(Authenticate.as_view()))
second_step_index = signed_in(mfa.index)
confirm_code = signed_in(mfa.reauthenticate)
set_up = signed_in(SetUp.as_view())
remove = signed_in(Remove.as_view())
show_codes = signed_in(ShowCodes.as_view())
new_codes = signed_in(NewCodes.as_view())
