"""What an agency is asked about a time of which nothing is recorded."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from seen.apps.casefile.forms.fields import DayField
from seen.kit.pages.forms import Choose, OnceForm, PlainText

AHEAD = 365


class AskGapForm(OnceForm):
    """Whom to ask, about which days, why, and by when."""

    agency = Choose(label="Which agency do you ask?", error_messages={"required": "Choose which agency you ask"})
    since = DayField(label="From", error_messages={"required": "Write the first day that you ask about"})
    until = DayField(label="To", error_messages={"required": "Write the last day that you ask about"})
    why = PlainText(
        label="Why do you ask?", lines=3, longest=1_000, help_text="Whoever answers reads it",
        error_messages={"required": "Say why you ask: whoever answers reads it"},
    )  # fmt: skip
    due = DayField(label="By when?", ahead=AHEAD, error_messages={"required": "Write by when you ask for an answer"})

    def __init__(self, *args: Any, agencies: Mapping[UUID, str], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        field = self.fields["agency"]
        field.choices = [(str(agency), name) for agency, name in agencies.items()]  # type: ignore[attr-defined]

    def clean_agency(self) -> UUID:
        """Return the agency's key."""
        return UUID(self.cleaned_data["agency"])

    def clean_due(self) -> date:
        """Refuse a day that is past."""
        due: date = self.cleaned_data["due"]
        if due < self.today:
            raise forms.ValidationError("Write today or a later day")
        return due

    def clean(self) -> dict[str, Any]:
        """Refuse a time that ends before it begins."""
        said = super().clean() or self.cleaned_data
        since, until = said.get("since"), said.get("until")
        if since and until and until < since:
            self.add_error("until", "Write a day that is not before the first")
        return said
