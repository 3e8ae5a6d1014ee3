"""The form that answers a finding."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms

from seen.apps.patterns.actions.answering import NotAnAnswer, check
from seen.apps.patterns.actions.supervising import check_supervision
from seen.core.dates.reading import read_day
from seen.kit.pages.forms import Choose, OnceForm, PlainText

A_YEAR_ON = timedelta(days=366)
CHOICES = (
    ("act", "Act: somebody will do something by a date"),
    ("watch", "Watch until a date"),
    ("explained", "Explained: there is another reason"),
    ("wrong_data", "Wrong data: an entry is not right"),
)
IN_SUPERVISION = (
    ("act", "Taken up: somebody will do something by a date"),
    ("watch", "Watch until a date"),
    ("explained", "Explained: there is another reason"),
)


class WhoAndWhen(OnceForm):
    """Who will do something, and by when."""

    owner = forms.ChoiceField(label="Who will do it?", required=False)
    until = PlainText(
        label="By when, or until when?", help_text="For example 14 December 2026. Watch for 90 days at most.",
        longest=40, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: Iterable[tuple[UUID, str]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        owner = self.fields["owner"]
        owner.choices = [("", "Choose a person"), *((str(person), name) for person, name in colleagues)]  # type: ignore[attr-defined]

    def clean_until(self) -> date | None:
        """Return the day, or say how to write one."""
        text = self.cleaned_data["until"]
        if not text:
            return None
        try:
            return day_ahead(text, today=self.today)
        except ValueError:
            raise forms.ValidationError("Write the day, month and year, such as 14 December 2026") from None


class AnswerForm(WhoAndWhen):
    """Act, watch until, explained, wrong data; each with words."""

    answer = Choose(label="What will you do?", choices=CHOICES, error_messages={"required": "Choose what you will do"})
    words = PlainText(
        label="In your own words",
        help_text="What did you decide, and what does it rest on? The family may read this.",
        lines=4,
        longest=4_000,
        error_messages={"required": "Say what you decided, and what it rests on"},
    )

    def clean(self) -> dict[str, Any]:
        """Ask the rule whether the answer says enough; it is the same rule that the action asks."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        cleaned["owner"] = UUID(cleaned["owner"]) if cleaned.get("owner") else None
        try:
            check(
                cleaned["answer"],
                words=cleaned["words"],
                owner=cleaned["owner"],
                until=cleaned.get("until"),
                today=self.today,
            )
        except NotAnAnswer as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return cleaned


class SupervisionForm(WhoAndWhen):
    """Taken up, watched until, explained; with what was discussed, and what was decided where it was taken up."""

    answer = Choose(
        label="What did supervision make of it?", choices=IN_SUPERVISION,
        error_messages={"required": "Choose what supervision made of it"},
    )  # fmt: skip
    words = PlainText(
        label="What was discussed", help_text="The work, not the worker. The family may read this.", lines=4,
        longest=4_000, error_messages={"required": "Write what was discussed"},
    )  # fmt: skip
    decision = PlainText(
        label="What was decided", help_text="Where you took it up.", lines=2, longest=1_000, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask the rule whether it says enough; it is the same rule that the action asks."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        cleaned["owner"] = UUID(cleaned["owner"]) if cleaned.get("owner") else None
        try:
            check_supervision(**self.said(), today=self.today)
        except NotAnAnswer as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return cleaned

    def said(self) -> dict[str, Any]:
        """Return what was said, as the action takes it."""
        given = {name: self.cleaned_data[name] for name in ("words", "decision", "owner", "until")}
        return {"given": self.cleaned_data["answer"], **given}


def day_ahead(text: str, *, today: date) -> date:
    """Return the day that a text names, from today to a year on. Raises ValueError."""
    day = read_day(text, today=today + A_YEAR_ON, not_before=today)
    if day is None:
        raise ValueError(text)
    return day
