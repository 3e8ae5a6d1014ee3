"""Saying when something was that came without a date: what is known narrows it, and is shown before it is kept."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms

from seen.apps.chronology.presenters.tray import landmark, row_hint, row_label
from seen.apps.chronology.queries.tray import Dated, known_by
from seen.core.dates.childhood import Childhood, beside, together
from seen.core.dates.narrowing import narrowed
from seen.core.dates.partial import PartialDate
from seen.core.dates.reading import Reading, Verdict
from seen.kit.pages.forms import ChooseSome, OnceForm, PlainText

if TYPE_CHECKING:
    from seen.apps.chronology.models import Entry

ONE_ANSWER = "Say what you know of when it was, or that nobody knows, and not both"
EXAMPLES = "As well as you know it: May 2026, summer 2025, Year 3, when she was 4, before Christmas 2019"


class WhenForm(OnceForm):
    """When some undated entries were. `readings` has what was said for each of those chosen, by its key."""

    rows = ChooseSome(label="Which of these?", error_messages={"required": "Choose at least one of the rows"})
    when = PlainText(label="When was it?", longest=80, required=False, help_text=EXAMPLES)
    after = forms.ChoiceField(label="Not before this entry", required=False)
    before = forms.ChoiceField(label="Not after this entry", required=False)
    nobody_knows = ChooseSome(label="Or", choices=[("yes", "Nobody knows when it was")], required=False)
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        sent: Any = None,
        *,
        rows: "Sequence[Entry]",
        landmarks: Sequence[Dated],
        childhood: Childhood,
        today: date,
    ) -> None:
        super().__init__(sent, initial={"rows": [str(row.id) for row in rows]})
        self.entries, self.childhood, self.today = rows, childhood, today
        self.landmarks = {str(one.id): one for one in landmarks}
        self.readings: dict[UUID, Reading] = {}
        if len(rows) > 1:
            self.fields["rows"].choices = [(str(row.id), row_label(row)) for row in rows]  # type: ignore[attr-defined]
            self.fields["rows"].hints = {str(row.id): row_hint(row) for row in rows}  # type: ignore[attr-defined]
        else:
            del self.fields["rows"]
        offered = [("", "None"), *((key, landmark(one)) for key, one in self.landmarks.items())]
        for name in ("after", "before"):
            self.fields[name].choices = offered  # type: ignore[attr-defined]
        if not landmarks:
            del self.fields["after"], self.fields["before"]

    @property
    def placed(self) -> bool:
        """Answer whether an entry of the story was chosen to place these by."""
        return bool(self["after"].value() or self["before"].value()) if self.landmarks else False

    def clean(self) -> dict[str, Any]:
        """Work out the days for each row chosen; ask for one of the two answers."""
        said = super().clean() or self.cleaned_data
        known = any(said.get(name) for name in ("when", "after", "before"))
        if self.errors:
            return said
        if known == bool(said.get("nobody_knows")):
            self.add_error("when", ONE_ANSWER)
        elif known:
            self._narrow(said.get("when", ""), *(self._day_of(said.get(name, "")) for name in ("after", "before")))
        return said

    def chosen(self) -> "list[Entry]":
        """Return the rows that are meant: those ticked, or the only one."""
        ticked = self.cleaned_data.get("rows")
        return [row for row in self.entries if ticked is None or str(row.id) in ticked]

    def given(self) -> "list[tuple[Entry, Reading | None]]":
        """Return what was said of each row chosen; None: nobody knows."""
        return [(entry, self.readings.get(entry.id)) for entry in self.chosen()]

    def signature(self) -> str:
        """Return a mark of the days that the page shows: what is kept is what was shown, or it is shown again."""
        days = (f"{on.earliest}{on.latest}{on.about}" for on in self._spans())
        return "|".join(days)

    def confirmed(self) -> bool:
        """Answer whether the person has seen these very days. That nobody knows needs no showing."""
        return not self.readings or self.cleaned_data["shown"] == self.signature()

    def _spans(self) -> list[PartialDate]:
        return [reading.on for reading in self.readings.values() if reading.on]

    def _day_of(self, key: str) -> PartialDate | None:
        one = self.landmarks.get(key)
        return one.on if one else None

    def _narrow(self, typed: str, after: PartialDate | None, before: PartialDate | None) -> None:
        """Work out the days of each row; what one row cannot have been is asked, and nothing is kept of the others."""
        for entry in self.chosen():
            reading = self._read(typed, after, before, bounds=known_by(self.childhood, entry))
            if reading.verdict is not Verdict.ACCEPTED:
                self.add_error("when", reading.question or "Write what you know of when it was, such as May 2026")
                return
            self.readings[entry.id] = reading

    def _read(self, typed: str, after: PartialDate | None, before: PartialDate | None, *, bounds: Childhood) -> Reading:
        readings = [narrowed(typed, childhood=bounds, today=self.today)] if typed else []
        if after or before:
            readings.append(beside(after=after, before=before, childhood=bounds))
        wrong = next((one for one in readings if one.verdict is not Verdict.ACCEPTED), None)
        if wrong or len(readings) == 1:
            return wrong or readings[0]
        return together(readings, text=", ".join(one.text for one in readings))
