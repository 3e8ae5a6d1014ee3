"""What is asked of a result made elsewhere: when, by whom, and what it came to in the words that were given."""

from typing import Any
from uuid import UUID

from seen.apps.assessments.actions.elsewhere import Summary
from seen.apps.casefile.forms.fields import Choices, DayField, required
from seen.core.instruments.tool import Instrument
from seen.kit.pages.forms import Choose, OnceForm, PlainText

AREA = "area_"


class ResultForm(OnceForm):
    """A summary as it was given. An area that was not given is left blank."""

    on = DayField(label="When was the assessment made?", error_messages=required("Write the day on which it was made"))
    made_by = PlainText(label="Who made it?", longest=120, error_messages=required("Write the name of whoever made it"))
    made_for = PlainText(
        label="For which service?", longest=120, error_messages=required("Write the service of whoever made it")
    )
    carer = Choose(label="Whose care was graded?", required=False)
    summary = PlainText(
        label="The summary, as it was given to you",
        help_text="Its own questions are licensed: do not copy them here.",
        lines=5,
        longest=4_000,
        required=False,
    )
    why = PlainText(
        label="Why is it corrected?", lines=2, longest=500, error_messages=required("Write why it is corrected")
    )

    def __init__(self, *args: Any, tool: Instrument, carers: Choices, corrects: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tool = tool
        self.fields["carer"].choices = [*carers, ("", "Not given")]  # type: ignore[attr-defined]
        self.fields["carer"].initial = ""
        if not corrects:
            del self.fields["why"]
        for area in tool.areas:
            self.fields[AREA + area.id] = PlainText(
                label=f"{area.title}: what was it graded?",
                help_text="In the words or the number that were given. Leave it blank if it was not given.",
                longest=200,
                required=False,
            )
        self.order_fields(["on", "made_by", "made_for", "carer", *(AREA + each.id for each in tool.areas), "summary"])

    def clean(self) -> dict[str, Any]:
        """Ask for something that was given: a grade or the summary."""
        given = super().clean() or {}
        said = any(given.get(name) or name in self.errors for name in (*self._areas(), "summary"))
        if not said:
            self.add_error(self._areas()[0], "Write at least one area’s grade, or the summary, as it was given to you")
        return given

    def _areas(self) -> list[str]:
        return [AREA + area.id for area in self.tool.areas]

    def given(self) -> Summary:
        """Return what was entered."""
        kept = self.cleaned_data
        return Summary(
            instrument=self.tool.id,
            on=kept["on"],
            made_by=kept["made_by"],
            made_for=kept["made_for"],
            carer=UUID(kept["carer"]) if kept["carer"] else None,
            summary=kept["summary"],
            grades={area.id: kept[AREA + area.id] for area in self.tool.areas},
        )
