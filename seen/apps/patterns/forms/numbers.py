"""The forms that try other numbers for a pattern and say what was decided about them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from seen.apps.patterns.actions.numbers import WINDOWS, NotDecided, check_decision
from seen.apps.patterns.forms.answers import day_ahead
from seen.apps.patterns.queries.numbers import CHANGE, LEAVE
from seen.core.patterns.contract import Pattern
from seen.kit.knowledge.pattern_words import number_words
from seen.kit.pages.forms import Choose, Form, OnceForm, PlainText

PREFIX = "n-"  # a threshold may be called as another field is
BACK = [(str(months), f"{months} months" if months < 24 else "2 years") for months in WINDOWS]


class TryForm(Form):
    """Other numbers for a pattern, each within its range, and how far back to look."""

    months = Choose(
        label="How far back?", choices=BACK, initial="12", error_messages={"required": "Choose how far back to look"}
    )

    def __init__(self, *args: Any, pattern: Pattern, numbers: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pattern = pattern
        for name, threshold in pattern.thresholds.items():
            self.fields[f"{PREFIX}{name}"] = _number(number_words(pattern.id, name), threshold.allowed, numbers[name])
        self.order_fields([*(name for name in self.fields if name.startswith(PREFIX)), "months"])

    @property
    def thresholds(self) -> list[forms.BoundField]:
        """Return the fields of the numbers, in the pattern's order."""
        return [self[name] for name in self.fields if name.startswith(PREFIX)]

    def numbers(self) -> dict[str, int]:
        """Return the numbers given, by threshold."""
        return {name: self.cleaned_data[f"{PREFIX}{name}"] for name in self.pattern.thresholds}


def _number(label: str, allowed: tuple[int, int], initial: int) -> forms.IntegerField:
    lowest, highest = allowed
    ask = f"{label}: give a whole number from {lowest} to {highest}"
    wrong = dict.fromkeys(("required", "invalid", "min_value", "max_value"), ask)
    return forms.IntegerField(
        label=label, help_text=f"From {lowest} to {highest}", min_value=lowest, max_value=highest, initial=initial,
        error_messages=wrong, widget=forms.TextInput,
    )  # fmt: skip


class DecideForm(OnceForm):
    """Change or leave; why, who, and from which day."""

    decided = Choose(
        label="What did the partnership decide?",
        choices=((CHANGE, "Change to the numbers that were tried"), (LEAVE, "Leave the numbers as they are")),
        error_messages={"required": "Choose whether the numbers change or stay"},
    )
    why = PlainText(
        label="Why?", help_text="What did you see, and what do you expect? This can be made public.", lines=4,
        longest=4_000, error_messages={"required": "Say why the partnership decides this"},
    )  # fmt: skip
    who = PlainText(
        label="Who decided?", help_text="The group or meeting, or the people.", longest=200,
        error_messages={"required": "Say who decided"},
    )  # fmt: skip
    in_force = PlainText(
        label="From which day?", help_text="Where the numbers change. For example 14 December 2026.", longest=40,
        required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_in_force(self) -> date | None:
        """Return the day, or say how to write one."""
        text = self.cleaned_data["in_force"]
        try:
            return day_ahead(text, today=self.today) if text else None
        except ValueError:
            raise forms.ValidationError("Write the day, month and year, such as 14 December 2026") from None

    def clean(self) -> dict[str, Any]:
        """Ask the rule whether it says enough; it is the same rule that the action asks."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                check_decision(**self.said(), today=self.today)
            except NotDecided as refusal:
                raise forms.ValidationError(str(refusal)) from refusal
        return cleaned

    def said(self) -> dict[str, Any]:
        """Return what was said, as the action takes it."""
        return {name: self.cleaned_data[name] for name in ("decided", "why", "who", "in_force")}
