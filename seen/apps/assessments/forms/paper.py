"""A form filled in on paper: every area of an assessment on one page, each as much as the paper holds."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from django.forms import BoundField

from seen.apps.assessments.forms.area import AreaForm
from seen.core.instruments.completing import GRADED, AreaSaid, Lack, lacking

HIDDEN = ("once", "follows", "settles", "begun", "sure")
SEEN = "What was seen or heard"


class PaperAreaForm(AreaForm):
    """One area of the paper. It is done where nothing lacks, and begun where something does.

    What was seen and heard beside a grade that needs evidence becomes a note in the chronology, so it counts as that.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in self.graded:
            self.fields[f"{item.id}-grade"].hints = {}  # type: ignore[attr-defined]
            self.fields[f"{item.id}-grade"].help_text = ""
            self.fields[f"{item.id}-words"].label = SEEN

    @property
    def blank(self) -> bool:
        """Answer whether the paper holds nothing of this area."""
        own = f"{self.prefix}-"
        hidden = {self.add_prefix(name) for name in HIDDEN}
        return not any(
            value.strip()
            for name in self.data
            if name.startswith(own) and name not in hidden
            for value in self.data.getlist(name)  # type: ignore[attr-defined]
        )

    @property
    def finishing(self) -> bool:
        """Answer whether nothing lacks in what the paper holds."""
        found = self.cleaned_data
        said = {item.id: self._item(item).said for item in self.items}
        area = AreaSaid(
            strength=found.get("strength", ""),
            none_seen=bool(found.get("none_seen")),
            life_now=found.get("life_now", ""),
            same_elsewhere=found.get("same_elsewhere", ""),
        )
        return not any(lacking(self.items, said, area))

    @property
    def seen(self) -> list[str]:
        """Return the items whose words are noted in the chronology as evidence: grades that need it and have none."""
        every = {item.id: self._item(item) for item in self.graded}
        needs = self.held.tool.needs_evidence
        return [
            item for item, one in every.items()
            if one.state == GRADED and needs(one.grade) and one.words and not one.entries
        ]  # fmt: skip

    def _say(self, lacks: Iterable[Lack]) -> None:
        told = self.cleaned_data
        super()._say(lack for lack in lacks if lack.field != "evidence" or not told.get(f"{lack.item}-words"))

    def _field(self, lack: Lack) -> str:
        return f"{lack.item}-words" if lack.field == "evidence" else super()._field(lack)

    def _was_quick(self, found: dict[str, Any]) -> bool:
        return False


class WholePaper:
    """The areas of one paper together: what is wrong in any of them stands in one summary."""

    def __init__(self, areas: Sequence[PaperAreaForm]) -> None:
        self.areas = areas
        self.refused = ""

    @property
    def written_in(self) -> list[PaperAreaForm]:
        """Return the areas of which the paper holds something."""
        return [area for area in self.areas if not area.blank]

    def is_valid(self) -> bool:
        """Answer whether all that was entered holds. Areas of which the paper holds nothing are not looked at."""
        wrong = [area for area in self.written_in if not area.is_valid()]
        return not wrong

    def non_field_errors(self) -> list[str]:
        """Return what is wrong with no one field."""
        own = [str(error) for area in self.written_in for error in area.non_field_errors()]
        return [*([self.refused] if self.refused else []), *own]

    def __iter__(self) -> Iterator[BoundField]:
        """Yield the fields of the areas in which something was entered, for the summary of errors."""
        return chain.from_iterable(self.written_in)
