"""Answers about accounts that could be of one event, and taking them apart again."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from seen.kit.pages.forms import OnceForm, PlainText

LATER = (("1", "in a week"), ("4", "in four weeks"), ("12", "in twelve weeks"))
ANSWERS = {"joined": "Same event", "apart": "Not the same", "later": "Later"}


class Accounts(forms.MultipleChoiceField):
    """Entries by their keys. Whether they may be answered about is the act's to say."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: str) -> bool:
        """Answer whether this is a key at all."""
        try:
            return bool(UUID(value))
        except ValueError:
            return False

    def clean(self, value: Any) -> list[UUID]:
        """Return the keys."""
        return [UUID(key) for key in super().clean(value)]


class SameEventForm(OnceForm):
    """What somebody says of a group: which of its accounts, the answer, why, and until when it may wait."""

    accounts = Accounts(
        label="Which of these are one event?", error_messages={"required": "Choose two accounts or more"}
    )
    why = PlainText(label="Why, if it needs saying", required=False, longest=1_000)
    until = forms.ChoiceField(label="If later, ask me again", choices=LATER, required=False)
    answer = forms.ChoiceField(choices=list(ANSWERS.items()), widget=forms.HiddenInput)

    def __init__(self, *args: Any, offered: Iterable[tuple[str, str]] = (), today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        field = self.fields["accounts"]
        field.choices = list(offered)  # type: ignore[attr-defined]
        field.initial = [key for key, _ in field.choices]  # type: ignore[attr-defined]

    def clean_until(self) -> date:
        """Return the day until which the question may wait: a week where nothing was chosen."""
        return self.today + timedelta(weeks=int(self.cleaned_data["until"] or 1))


class TakeApartForm(OnceForm):
    """Why an account is taken out of the event to which it was joined."""

    event = forms.UUIDField(widget=forms.HiddenInput)
    why = PlainText(
        label="Why are they not the same event?", lines=2,
        error_messages={"required": "Say why they are not the same event"},
    )  # fmt: skip


class AskAgainForm(OnceForm):
    """Which answer is to end, so that its question stands again."""

    again = forms.UUIDField(widget=forms.HiddenInput)


def sent_about(posted: QueryDict, *, today: date) -> SameEventForm | AskAgainForm:
    """Return the form that was sent: an answer about a group, which names its group, or asking again."""
    if "again" in posted:
        return AskAgainForm(posted)
    prefix = str(posted.get("group", ""))[:40]
    whole = posted.copy()
    whole[f"{prefix}-answer"] = posted.get("answer", "")
    return SameEventForm(whole, prefix=prefix, today=today)
