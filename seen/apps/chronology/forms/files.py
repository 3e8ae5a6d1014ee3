"""Bringing in a file, and giving a date to what came without one."""

from datetime import date
from typing import Any

from django import forms

from seen.core.dates.reading import Reading, Verdict, read_date
from seen.kit.pages.forms import ChooseSome, OnceForm, PlainText

ACCEPT = ".csv,.xlsx"


class FileForm(OnceForm):
    """The file to bring in. What it may be is said on the page before it is chosen."""

    file = forms.FileField(
        label="Choose the file",
        error_messages={
            "required": "Choose a file",
            "empty": "The file is empty. Save it again with its headings and rows",
            "missing": "Choose a file",
            "invalid": "Choose a file",
            "max_length": "Give the file a name of at most 180 characters",
        },
        max_length=180,
    )


class WhenForm(OnceForm):
    """The date of an entry that came without one, as well as anybody knows it; or that nobody knows."""

    when = PlainText(
        label="When was it?",
        longest=80,
        required=False,
        help_text="As well as you know it: 3 May 2026, about 10 May 2026, May 2026, summer 2025",
    )
    nobody_knows = ChooseSome(label="Or", choices=[("yes", "Nobody knows when it was")], required=False)

    def __init__(self, *args: Any, today: date, not_before: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.not_before = today, not_before

    def clean(self) -> dict[str, Any]:
        """Read the date; ask for one of the two answers."""
        said = super().clean() or self.cleaned_data
        typed, unknown = said.get("when", ""), said.get("nobody_knows")
        if bool(typed) == bool(unknown):
            self.add_error("when", "Give the date as well as you know it, or say that nobody knows, and not both")
        elif typed:
            said["reading"] = self._read(typed)
        return said

    def _read(self, typed: str) -> Reading | None:
        reading = read_date(typed, today=self.today, not_before=self.not_before)
        if reading.verdict is not Verdict.ACCEPTED:
            self.add_error("when", reading.question or "Write the date as you know it, such as 3 May 2026")
            return None
        return reading
