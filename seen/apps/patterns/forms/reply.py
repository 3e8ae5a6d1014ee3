"""The form that takes a family's own words about a question."""

from datetime import date
from typing import Any

from django import forms

from seen.core.dates.reading import read_day
from seen.kit.pages.forms import OnceForm, PlainText


class ReplyForm(OnceForm):
    """Who said it, when, and what: in their own words."""

    who = PlainText(
        label="Who says it?", help_text="Their name, and what they are to the child.", longest=200,
        error_messages={"required": "Write who says it"},
    )  # fmt: skip
    on = PlainText(
        label="On which day?", help_text="For example 3 May 2026. Blank is today.", longest=40, required=False
    )  # fmt: skip
    words = PlainText(
        label="What do they say?", help_text="In their own words, as they want it written.", lines=6, longest=4_000,
        error_messages={"required": "Write what they say"},
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        """Return the day, or say how to write one."""
        text = self.cleaned_data["on"]
        if not text:
            return self.today
        day = read_day(text, today=self.today)
        if day is None:
            raise forms.ValidationError("Write the day, month and year, such as 3 May 2026")
        return day

    def said(self) -> dict[str, Any]:
        """Return what was said, as the action takes it."""
        return {name: self.cleaned_data[name] for name in ("who", "words", "on")}
