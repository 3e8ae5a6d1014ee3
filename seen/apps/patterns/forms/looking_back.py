"""The form that says from which day until which one looks back."""

from datetime import date
from typing import Any

from django import forms

from seen.core.dates.ages import window_start
from seen.core.dates.reading import read_day
from seen.kit.pages.forms import Form, PlainText

LONGEST = 60  # months: a longer time is looked back over in parts
WRITE_IT = "Write the day, month and year, such as 3 May 2025"


class LookBackForm(Form):
    """From a day until a day, both ends in."""

    since = PlainText(
        label="From which day?", help_text="For example 3 May 2025.", longest=40,
        error_messages={"required": "Write from which day"},
    )  # fmt: skip
    until = PlainText(label="Until which day?", help_text="Blank is today.", longest=40, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_since(self) -> date:
        """Return the day, or say how to write one."""
        return self._day(self.cleaned_data["since"])

    def clean_until(self) -> date:
        """Return the day, or say how to write one."""
        text = self.cleaned_data["until"]
        return self._day(text) if text else self.today

    def clean(self) -> dict[str, Any]:
        """Refuse what ends before it begins, or is too long to look through at once."""
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", "Give a last day that is not before the first")
        elif since and until and since < window_start(until, months=LONGEST):
            self.add_error("since", f"Look back over {LONGEST // 12} years at most at once")
        return cleaned

    def days(self) -> tuple[date, date]:
        """Return the first day and the last."""
        return self.cleaned_data["since"], self.cleaned_data["until"]

    def _day(self, text: str) -> date:
        day = read_day(text, today=self.today)
        if day is None:
            raise forms.ValidationError(WRITE_IT)
        return day
