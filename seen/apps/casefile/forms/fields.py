"""Fields that these forms share: an exact day, and choices read from what practitioners own."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from seen.core.dates.partial import Precision
from seen.core.dates.reading import read_date
from seen.kit.knowledge.load import load
from seen.kit.pages.forms import Choose, PlainText

Choices = list[tuple[str, str]]
EXAMPLE = "For example 3 May 2026"
MOST_BUTTONS = 7  # more are a list to pick from (casefile/controls.html)


class DayField(PlainText):
    """An exact day, typed as people write it. Gives a date, or None where nothing was typed.

    `ahead`: how many days after today it may lie (a due date).
    """

    def __init__(self, *, ahead: int = 0, **kwargs: Any) -> None:
        self.ahead = ahead
        kwargs.setdefault("help_text", EXAMPLE)
        super().__init__(longest=80, **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the day that the words mean. Refuses a month or a year alone: nothing is invented."""
        text = super().clean(value)
        return self._day(text) if text else None

    def _day(self, text: str) -> date:
        read = read_date(text, today=timezone.localdate() + timedelta(days=self.ahead))
        if read.on is None or read.on.precision is not Precision.DAY or read.on.about or read.on.earliest is None:
            raise ValidationError(read.question or "Write the day, the month and the year, such as 3 May 2026")
        return read.on.earliest


def from_vocabulary(name: str) -> Choices:
    """Return the choices of a vocabulary file, in its order."""
    rows = load(f"vocabulary/{name}")
    return [(key, row if isinstance(row, str) else row["words"]) for key, row in rows.items()]


def listed(choices: Choices) -> Choices:
    """Return choices to pick one from. A long list opens on no answer at all: its first is nobody's choice."""
    return [("", "Choose one"), *choices] if len(choices) > MOST_BUTTONS else choices


def hints_of(name: str) -> dict[str, str]:
    """Return the line under each choice of a vocabulary file."""
    return {key: row["explained"] for key, row in load(f"vocabulary/{name}").items()}


def required(sentence: str) -> dict[str, str]:
    """Return the error of a field that must be answered."""
    return {"required": sentence, "invalid_choice": sentence}


class YesNoNotAsked(Choose):
    """Yes, no, or not yet asked. Gives True, False or None."""

    def __init__(self, *, blank: str = "Not yet asked", **kwargs: Any) -> None:
        choices = [("", blank), ("yes", "Yes"), ("no", "No")]
        super().__init__(choices=choices, required=False, initial="", **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the answer; not asked is None, never False."""
        return {"yes": True, "no": False}.get(super().clean(value))
