"""What the sign-in library asks of us: no sign-up, our own words, and each act in the audit."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.contrib.auth.hashers import identify_hasher
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from seen.apps.identity import queries, sessions
from seen.apps.identity.actions import sign_in as acts
from seen.apps.identity.models import User
from seen.core.access.viewer import system
from seen.kit.access.sealed import seal, unseal

WORDS = {
    "account/messages/password_changed.txt": "Your password is changed. Other devices are signed out.",
    "mfa/messages/totp_activated.txt": "The second step is on. You will be asked for a code when you sign in.",
    "mfa/messages/totp_deactivated.txt": "The second step is off.",
    "mfa/messages/recovery_codes_generated.txt": "You have new recovery codes. Keep them where you keep keys.",
}
# One sentence for an unknown address, a wrong password and a closed account: it tells nobody which.
NOT_RIGHT = "The e-mail address or the password is not right, or the account is closed. Your administrator can help."


class Accounts(DefaultAccountAdapter):
    """Sign-in with e-mail and password. Accounts are made by administrators alone."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": NOT_RIGHT,
        "too_many_login_attempts": "Too many tries. Wait five minutes, then try again. Nothing you typed is lost.",
        "incorrect_password": "The password is not right.",
        "enter_current_password": "The password you use now is not right.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an administrator makes each account."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Return the open account that these belong to, or None. Writes only what an act records."""
        user: User | None = super().authenticate(request, **credentials)
        if user is None:
            return None
        if not user.is_active:
            self.authentication_failed(request, **credentials)
            return None
        if identify_hasher(user.password).must_update(user.password):
            acts.strengthen_password(user.as_viewer(), password=credentials["password"])
            user.refresh_from_db(fields=["password"])
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Keep that it failed: which account if there is one, and nothing else."""
        user = queries.by_address(credentials.get("email", ""))
        acts.sign_in_failed(system("sign-in"), account=user.id if user else None, step="password")

    def reauthenticate(self, user: User, password: str) -> bool:
        """Say whether this is the password of somebody already signed in."""
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def login(self, request: HttpRequest, user: User) -> None:
        """Begin a session. The same person on the same browser keeps the forms that they have open."""
        token = request.META.get("CSRF_COOKIE") if sessions.was_here(request, user.id) else None
        super().login(request, user)
        if token:
            request.META.update(CSRF_COOKIE=token, CSRF_COOKIE_NEEDS_UPDATE=False)
        sessions.begin(request)
        acts.sign_in(user.as_viewer(), how=sessions.how(request))

    def logout(self, request: HttpRequest) -> None:
        """End the session."""
        if isinstance(request.user, User):
            acts.sign_out(request.user.as_viewer())
        super().logout(request)

    def set_password(self, user: User, password: str) -> None:
        """Change the password of the person signed in."""
        acts.change_own_password(user.as_viewer(), password=password)
        user.refresh_from_db(fields=["password", "must_change_password"])

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words, or not at all."""
        if words := WORDS.get(message_template or ""):
            messages.add_message(request, level, words, extra_tags)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: this service sends no mail."""

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Go back to sign-in, which says the same to everyone."""
        return HttpResponseRedirect(reverse("account_login"))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go back to what was being written, if anything was kept, else to the person's own page."""
        return reverse("kept_form" if sessions.KEPT in request.session else "mfa_index")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Go to the sign-in page."""
        return reverse("account_login")


class SecondStep(DefaultMFAAdapter):
    """Secrets of the second step are stored encrypted with a key that is not in the database."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "The code is not right. Codes change every 30 seconds: try the one shown now.",
    }

    def encrypt(self, text: str) -> str:
        """Return the secret encrypted."""
        return seal(text, purpose="second-step")

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret in clear."""
        return unseal(encrypted_text, purpose="second-step") or ""
