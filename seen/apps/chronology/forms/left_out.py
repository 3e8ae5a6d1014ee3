"""Deciding about entries that a corrected file no longer holds: each by itself, or all of them at once."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms

from seen.apps.chronology.actions.left_out import Decisions
from seen.apps.chronology.queries.left_out import LeftOut
from seen.kit.pages.forms import Choose, OnceForm, PlainText

if TYPE_CHECKING:
    from seen.apps.chronology.models import Entry

    Find = Callable[[int, Entry], Entry | None]

LATER, WITHDRAW, KEEP, REPLACED, OTHER = "later", "withdraw", "keep", "replaced", "other"
EACH = "each"


class LeftOutForm(OnceForm):
    """What becomes of each entry left out: `shown` are those of this page, and “all” means all of them.

    `find` gives the new entry of a row for the child of an old one.
    """

    every = Choose(
        label="For all of them",
        choices=[(EACH, "One by one, as chosen below"), (WITHDRAW, "Withdraw them all"), (KEEP, "Keep them all")],
        initial=EACH,
    )
    why = PlainText(
        label="Why are they withdrawn?", lines=2, required=False, initial="No longer in the agency's own file.",
        help_text="Whoever opens a withdrawn entry reads this",
    )  # fmt: skip

    def __init__(self, *args: Any, left_out: Sequence[LeftOut], shown: int, find: "Find", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.left_out, self.shown, self.find = left_out, left_out[:shown], find
        self.rows: dict[int, Entry] = {}
        for at, one in enumerate(self.shown):
            what, row = f"What becomes of entry {at + 1}?", f"If another row replaces entry {at + 1}: the row's number"
            self.fields[f"do_{at}"] = Choose(label=what, choices=_choices(one), initial=LATER, required=False)
            self.fields[f"row_{at}"] = PlainText(label=row, required=False, longest=8)

    @property
    def each(self) -> list[tuple[LeftOut, forms.BoundField, forms.BoundField]]:
        """Return each entry with its two fields."""
        return [(one, self[f"do_{at}"], self[f"row_{at}"]) for at, one in enumerate(self.shown)]

    def clean(self) -> dict[str, Any]:
        """Find the rows that were named, and ask why where anything is withdrawn."""
        said = super().clean() or self.cleaned_data
        taken: list[Entry] = []
        for at, one in enumerate(self.shown):
            chosen = said.get(f"do_{at}") if said.get("every") == EACH else ""
            new = one.instead if chosen == REPLACED else self._named(at, one) if chosen == OTHER else None
            if new and new in taken:
                self.add_error(f"do_{at}", "One row replaces one entry: choose another for one of the two")
            elif new:
                self.rows[at] = new
                taken.append(new)
        if self._chosen(WITHDRAW) and len(said.get("why", "")) < 3:
            self.add_error("why", "Say why they are withdrawn")
        return said

    def decided(self) -> dict[str, Any]:
        """Return what is to be done, why, and the key of this form."""
        replaced = {self.shown[at].entry: new for at, new in self.rows.items()}
        decisions = Decisions(self._chosen(WITHDRAW), self._chosen(KEEP), replaced)
        return {"decisions": decisions, "why": self.cleaned_data["why"], "once": self.cleaned_data["once"]}

    def _chosen(self, what: str) -> "list[Entry]":
        said = self.cleaned_data
        if said.get("every") != EACH:
            return [one.entry for one in self.left_out] if said.get("every") == what else []
        return [one.entry for at, one in enumerate(self.shown) if said.get(f"do_{at}") == what]

    def _named(self, at: int, one: LeftOut) -> "Entry | None":
        typed = self.cleaned_data.get(f"row_{at}", "")
        number = typed.lower().removeprefix("row").strip()
        new = self.find(int(number), one.entry) if number.isascii() and number.isdigit() else None
        if new is None:
            self.add_error(
                f"row_{at}", "Write the number of a row of this file that became a new entry about this child"
            )
        return new


def _choices(one: LeftOut) -> list[tuple[str, str]]:
    offered = [(REPLACED, f"Row {one.row} replaces it")] if one.instead else []
    other = (OTHER, "Another row of this file replaces it")
    return [*offered, other, (WITHDRAW, "Withdraw it"), (KEEP, "Keep it"), (LATER, "Decide later")]
