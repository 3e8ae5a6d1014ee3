"""The forms of accounts and of signing in, in our own words."""

from itertools import pairwise
from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateCodeForm
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError

from seen.core.access.permission import Role
from seen.kit.knowledge.roles import roles
from seen.kit.pages.forms import Choose, Form, PlainText

CODE = {"required": "Enter the code that the app shows now"}
FEWEST_DIGITS, MOST_DIGITS = 4, 8


class SignInForm(Form, LoginForm):
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "login", "E-mail address", required="Enter your e-mail address", invalid="Enter an e-mail address")
        _say(self, "password", "Password", required="Enter your password")


class PasswordForm(Form, ChangePasswordForm):
    """The password in use and a new one, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "oldpassword", "The password you use now", required="Enter the password you use now")
        _say(self, "password1", "New password", required="Enter a new password")
        _say(self, "password2", "New password again", required="Enter the new password again")
        self.fields[
            "password1"
        ].help_text = "At least 12 characters. Three words that do not belong together work well."


class ConfirmForm(Form, ReauthenticateForm):
    """The password again, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "password", "Your password", required="Enter your password")


class _CodeForm(Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "code", "Code", **CODE)


class CodeForm(_CodeForm, AuthenticateForm):
    """The code from the app, or one of the recovery codes, at sign-in."""


class ConfirmCodeForm(_CodeForm, ReauthenticateCodeForm):
    """The code again, before something that matters."""


class SetUpForm(_CodeForm, ActivateTOTPForm):
    """The first code from a new app, which shows that the app was set up rightly."""


class RemoveForm(Form, DeactivateTOTPForm):
    """Nothing to fill in: the press of a button removes the second step."""


class RecoveryForm(Form, GenerateRecoveryCodesForm):
    """Nothing to fill in: the press of a button makes new codes."""


class AccountForm(Form):
    """A new account. `teams` are those of the administrator's agency, as (id, name)."""

    name = PlainText(longest=120, label="Full name", error_messages={"required": "Enter the person’s name"})
    email = forms.EmailField(
        max_length=254,
        label="Work e-mail address",
        help_text="They sign in with it. Nothing is sent to it.",
        error_messages={"required": "Enter their work e-mail address", "invalid": "Enter an e-mail address"},
    )
    job = PlainText(longest=120, required=False, label="Job, as colleagues would say it")
    phone = PlainText(longest=40, required=False, label="Telephone at work")
    team = forms.ChoiceField(required=False, label="Team")

    def __init__(self, *args: Any, teams: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [("", "No team"), *teams]  # type: ignore[attr-defined]


class WhyForm(Form):
    """A reason, which the audit keeps."""

    why = PlainText(longest=500, lines=3, label="Why", error_messages={"required": "Say why, in a few words"})


class GiveRoleForm(WhyForm):
    """A role to give, with the reason. `agency_type` leaves out the roles that nobody there may hold."""

    role = Choose(label="Role", error_messages={"required": "Choose a role"})
    field_order = ("role", "why")

    def __init__(self, *args: Any, agency_type: str, held: tuple[Role, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_to = [
            words
            for words in roles().values()
            if words.role not in held and (not words.held_in or agency_type in words.held_in)
        ]
        self.fields["role"].choices = [(words.role.value, words.name) for words in open_to]  # type: ignore[attr-defined]
        self.fields["role"].hints = {words.role.value: words.purpose for words in open_to}  # type: ignore[attr-defined]


class TeamForm(Form):
    """A new team."""

    name = PlainText(longest=120, label="Name of the team", error_messages={"required": "Enter the team’s name"})


class PinForm(Form):
    """The PIN that gives a device back to its worker."""

    pin = PlainText(
        longest=MOST_DIGITS,
        label="Your PIN",
        widget=forms.PasswordInput(render_value=False, attrs={"autocomplete": "off"}),
        error_messages={"required": "Enter the PIN that you chose when you handed this over"},
    )


class SetPinForm(Form):
    """A PIN for one hand-over, twice."""

    pin = PlainText(
        longest=MOST_DIGITS,
        label="A PIN for this one time",
        help_text="4 to 8 digits. Only this PIN gives you the device back.",
        widget=forms.PasswordInput(render_value=False, attrs={"autocomplete": "off"}),
        error_messages={"required": "Choose a PIN"},
    )
    again = PlainText(
        longest=MOST_DIGITS,
        label="The PIN again",
        widget=forms.PasswordInput(render_value=False, attrs={"autocomplete": "off"}),
        error_messages={"required": "Enter the PIN again"},
    )

    def clean_pin(self) -> str:
        """Refuse what is no number, too short, or the first that anybody would try."""
        pin = str(self.cleaned_data["pin"])
        if not (pin.isascii() and pin.isdigit()) or len(pin) < FEWEST_DIGITS:
            raise ValidationError("Choose a PIN of 4 to 8 digits")
        if len({int(other) - int(one) for one, other in pairwise(pin)}) == 1:
            raise ValidationError("Choose a PIN that is harder to guess than 1111 or 1234")
        return pin

    def clean(self) -> dict[str, Any]:
        """Refuse two that differ: nobody could take the device back."""
        given = super().clean() or self.cleaned_data
        if "pin" in given and "again" in given and given["pin"] != given["again"]:
            self.add_error("again", "The two PINs are not the same")
        return given


def _say(form: forms.Form, name: str, label: str, **errors: str) -> None:
    field = form.fields[name]
    field.label, field.help_text = label, ""
    field.error_messages = {**field.error_messages, **errors}
