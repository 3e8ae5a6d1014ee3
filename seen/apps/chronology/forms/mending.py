"""Putting a row right: the field that is asked about first, any other cell beside it; or one answer for alike rows."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms

from seen.apps.chronology.incoming_words import short
from seen.apps.chronology.mending import YEAR, cell_of
from seen.apps.chronology.queries.mending import ChildOffered, RowSeen
from seen.core.dates.describing import describe
from seen.core.dates.partial import PartialDate
from seen.core.dates.yearless import with_year
from seen.integrations.tabular import headings
from seen.kit.pages.forms import Choose, ChooseSome, OnceForm, PlainText

NOBODY, UNKNOWN = "nobody", "unknown"
LONG = ("text", "action", "outcome", "child_words", "detail")
ALWAYS = ("date", "text", "agency", "source", "child")  # offered even where the row has none
ANSWER, CELL = "answer", "cell_"
MOST_SHOWN = 100

if TYPE_CHECKING:
    from seen.apps.chronology.models import ImportRow


class AnswerForm(OnceForm):
    """The answer to the question of a row: whom it is about, which agency, which year, or the cell as it should be."""

    def __init__(self, *args: Any, it: RowSeen, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.it = it
        self.fields[ANSWER] = _answer(it)
        self.order_fields([ANSWER])

    def clean(self) -> dict[str, Any]:
        """Refuse “none of these” beside a child, and a year that is none."""
        said = super().clean() or self.cleaned_data
        given = said.get(ANSWER)
        if self.it.asks == "child" and given and NOBODY in given and len(given) > 1:
            self.add_error(ANSWER, "Choose children, or “None of these children”, and not both")
        if self.it.asks == YEAR and given and not _is_year(self.it, given):
            self.add_error(ANSWER, "Write the year with four digits, such as 2023")
        return said

    @property
    def lets_go(self) -> bool:
        """Answer whether the row is said to be about nobody here."""
        return self.it.asks == "child" and NOBODY in self.cleaned_data[ANSWER]

    def cells_of(self, cells: Mapping[str, str]) -> dict[str, str]:
        """Return the cells that the answer changes in a row that asks the same."""
        given = self.cleaned_data[ANSWER]
        match self.it.asks:
            case "child":
                return {"child": "; ".join(given)}
            case "agency" if self.it.agencies and given == UNKNOWN:
                return {"agency": f"{cells['agency']} (not known which)"}
            case "year":
                return {"date": with_year(cells.get("date", ""), int(given)) if _four(given) else given}
            case field:
                return {field: given}


class AlikeForm(AnswerForm):
    """One answer for rows that ask the same; where they are not too many to be shown, some can be left out."""

    rows = ChooseSome(label="The rows that the answer is for", error_messages={"required": "Choose at least one row"})

    def __init__(self, *args: Any, it: RowSeen, **kwargs: Any) -> None:
        super().__init__(*args, it=it, **kwargs)
        if len(it.alike) > MOST_SHOWN:
            del self.fields["rows"]
            return
        self.fields["rows"].choices = [(str(row.row), f"Row {row.row}: {_words_of(row)}") for row in it.alike]  # type: ignore[attr-defined]
        self.fields["rows"].initial = [str(row.row) for row in it.alike]
        self.order_fields([ANSWER, "rows"])

    @property
    def chosen(self) -> "list[ImportRow]":
        """Return the rows that the answer is for."""
        kept = self.cleaned_data.get("rows")
        return [row for row in self.it.alike if kept is None or str(row.row) in kept]


class MendForm(AnswerForm):
    """One row: the answer to its question, and any other of its cells."""

    def __init__(self, *args: Any, it: RowSeen, **kwargs: Any) -> None:
        super().__init__(*args, it=it, **kwargs)
        names = [name for name in dict.fromkeys((*ALWAYS, *it.cells)) if name != cell_of(it.asks)]
        self.names = {f"{CELL}{at}": name for at, name in enumerate(names)}
        for field, name in self.names.items():
            self.fields[field] = _cell(name, it.cells.get(name, ""))

    @property
    def cell_fields(self) -> list[forms.BoundField]:
        """Return the fields of the other cells, in order."""
        return [self[field] for field in self.names]

    def changed(self) -> dict[str, str]:
        """Return the cells that differ from those of the row: the answer, and whatever else was put right."""
        typed = {name: self.cleaned_data[field] for field, name in self.names.items() if field in self.data}
        other = {name: value for name, value in typed.items() if value != self.it.cells.get(name, "")}
        return other | self.cells_of(self.it.cells)

    def field_of(self, asks: str) -> str:
        """Return the field of the page that asks for a cell."""
        return next((field for field, name in self.names.items() if name == cell_of(asks)), ANSWER)


def _answer(it: RowSeen) -> forms.Field:
    if it.asks == "child":
        return ChooseSome(
            label="Whom is it about?",
            choices=[*_children(it.children), (NOBODY, "None of these children: somebody else")],
            initial=[child.reference for child in it.children if child.ticked],
            error_messages={"required": "Choose whom it is about"},
        )
    if it.asks == "agency" and it.agencies:
        return Choose(
            label="Which agency was it?",
            choices=[*((name, name) for name in it.agencies), (UNKNOWN, "Another one, or nobody knows which")],
            error_messages={"required": "Choose the agency"},
        )
    if it.asks == YEAR:
        return PlainText(
            label="Which year was it?", longest=80, help_text="Four digits, or the whole date",
            error_messages={"required": "Write the year"},
        )  # fmt: skip
    return _cell(it.asks, it.cells.get(it.asks, ""))


def _cell(name: str, value: str) -> PlainText:
    label = headings.in_words().get(name, name)
    lines = 3 if name in LONG or "\n" in value or len(value) > 80 else 1
    return PlainText(label=label, lines=lines, required=False, longest=100_000, initial=value, strip=True)


def _words_of(row: "ImportRow") -> str:
    said = (row.cells.get("date", ""), row.cells.get("text", ""))
    return short(", ".join(str(cell) for cell in said if cell)) or "no words"


def _children(offered: Sequence[ChildOffered]) -> list[tuple[str, str]]:
    return [
        (one.reference, f"{one.name}, born {describe(PartialDate.day(one.born))}" if one.born else one.name)
        for one in offered
    ]


def _four(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) == 4


def _is_year(it: RowSeen, text: str) -> bool:
    return _four(text) or not (text.isascii() and text.isdigit())
