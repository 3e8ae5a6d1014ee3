"""What each column of a file holds, and how its text is kept: asked where that is not certain."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from seen.apps.chronology.columns import Columns
from seen.integrations.tabular.encodings import Candidate
from seen.integrations.tabular.headings import in_words
from seen.integrations.tabular.layout import BadLayout
from seen.integrations.tabular.survey import Found
from seen.kit.pages.forms import Choose, Form

LEAVE_OUT = "leave-out"
READ, LEAVE = "read", "leave"
OF_EVENT_FILES = ("severity", "same_as", "detail")
BESIDE = (("", "Keep beside the entry"), (LEAVE_OUT, "Leave out"))


class ColumnsForm(Form):
    """One choice a column of each table; where there are several tables, whether each is read."""

    def __init__(self, *args: Any, tables: Sequence[Found], now: Sequence[Columns | None], **kwargs: Any) -> None:
        self.tables, self.now = tables, now
        super().__init__(*args, **kwargs)
        for number, table in enumerate(tables):
            if len(tables) > 1:
                choices = [(READ, "Read it"), (LEAVE, "Leave it out")]
                first = READ if now[number] else LEAVE
                self.fields[f"table_{number}"] = Choose(label=f"{table.place}:", choices=choices, initial=first)
            for at, heading in enumerate(table.layout.headings):
                self.fields[f"column_{number}_{at}"] = _column(heading or f"Column {at + 1}", self._first(number, at))

    def of_table(self, number: int) -> Iterator[tuple[int, forms.BoundField]]:
        """Yield the choice of each column of a table, with the column's place from 0."""
        for at, _ in enumerate(self.tables[number].layout.headings):
            yield at, self[f"column_{number}_{at}"]

    def clean(self) -> dict[str, Any]:
        """Give `columns`, one for each table that is read, and `left_out`, the places of the others."""
        said = super().clean() or self.cleaned_data
        if self.errors:
            return said
        read = [number for number in range(len(self.tables)) if said.get(f"table_{number}", READ) == READ]
        said["columns"] = [self._chosen(number, said) for number in read]
        said["left_out"] = [table.place for number, table in enumerate(self.tables) if number not in read]
        if not read:
            self.add_error("table_0", "Choose at least one table to be read")
        return said

    def _chosen(self, number: int, said: dict[str, Any]) -> Columns:
        table = self.tables[number]
        chosen = {at: said[f"column_{number}_{at}"] for at, _ in enumerate(table.layout.headings)}
        left_out = frozenset(at for at, field in chosen.items() if field == LEAVE_OUT)
        layout = table.layout.naming({at: "" if at in left_out else field for at, field in chosen.items()})
        try:
            layout.check()
        except BadLayout as refusal:
            self.add_error(f"column_{number}_0", f"{table.place}: {refusal}" if len(self.tables) > 1 else str(refusal))
        return Columns(layout, left_out)

    def _first(self, number: int, at: int) -> str:
        columns = self.now[number] or Columns(self.tables[number].layout)
        return LEAVE_OUT if at in columns.left_out else columns.layout.fields[at]


def _column(heading: str, first: str) -> forms.ChoiceField:
    fields = [(field, words) for field, words in in_words().items() if field not in OF_EVENT_FILES or field == first]
    return forms.ChoiceField(
        label=f"“{heading}” holds", choices=[*BESIDE, *fields], initial=first, required=False, widget=forms.Select
    )


class EncodingForm(Form):
    """Which way of reading a text gives the words as they were written."""

    encoding = Choose(label="Which of these reads as it was written?")

    def __init__(self, *args: Any, candidates: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["encoding"]
        assert isinstance(choice, Choose)  # noqa: S101 - as declared above
        choice.choices = [(each.encoding, each.name) for each in candidates]
        choice.hints = {each.encoding: " / ".join(line[:200] for line in each.lines) for each in candidates}
