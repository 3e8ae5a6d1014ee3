"""A parent's or young person's sheet as it was filled in on paper: every card on one page."""

from typing import Any

from seen.apps.assessments.actions.own_sheets import LEFT_OUT, WORDS
from seen.apps.assessments.queries.own_sheets import TALK
from seen.apps.casefile.forms.fields import DayField, required
from seen.core.instruments.answers import asked
from seen.core.instruments.completing import GRADED
from seen.core.instruments.tool import NOT_KNOWN, Area, Instrument, Kind
from seen.kit.pages.forms import Choose, OnceForm, PlainText

OR = ((NOT_KNOWN, "Not sure"), (TALK, "Would rather talk"), (LEFT_OUT, "Left out"))


class OwnPaperForm(OnceForm):
    """The day on the paper, and an answer to each card; what was left out stays left out."""

    on = DayField(
        label="Which day is on the paper?", error_messages=required("Write the day on which they filled it in")
    )

    def __init__(self, *args: Any, tool: Instrument, band: str, disabled: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas: list[tuple[Area, list[str]]] = []
        marks = [(str(each.value), each.label) for each in tool.grades]
        for area in tool.areas:
            items = asked(tool, band=band, disabled=disabled, of=area.all_items)
            for item in items:
                self.fields[item.id] = (
                    PlainText(label=item.title, lines=3, longest=5_000, required=False)
                    if item.kind is Kind.WORDS
                    else Choose(label=item.title, choices=[*marks, *OR], required=False, initial=LEFT_OUT)
                )
            if items:
                self.areas.append((area, [item.id for item in items]))
        self._words = {item.id for item in tool.items if item.kind is Kind.WORDS}

    def cards(self) -> dict[str, dict[str, Any]]:
        """Return what was answered, by item, as `answer_card` takes it; what was left out is not there."""
        found = {item: self._card(item, str(self.cleaned_data[item])) for _, items in self.areas for item in items}
        return {item: card for item, card in found.items() if card["state"] != LEFT_OUT}

    def _card(self, item: str, said: str) -> dict[str, Any]:
        if item in self._words:
            return {"state": WORDS, "words": said} if said.strip() else {"state": LEFT_OUT}
        return {"state": said} if not said.isdigit() else {"state": GRADED, "grade": int(said)}
