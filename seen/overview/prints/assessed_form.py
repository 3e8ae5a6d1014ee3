"""What somebody says before a copy of an assessment is made, that it was given, and what the family said of it."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.http import QueryDict

from seen.core.dates.reading import Verdict, read_date
from seen.kit.documents.pdf import MISSING, can_make
from seen.kit.knowledge.legal import bases
from seen.kit.pages.forms import Choose, ChooseSome, Form, OnceForm, PlainText
from seen.overview.prints.choice import FileKind
from seen.overview.prints.family_form import AGREED, ENQUIRY, SURE


class Made(StrEnum):
    """How a copy is made."""

    PDF = "pdf"
    WORD = "docx"
    SCREEN = "screen"


MADE = {Made.PDF: "On paper, as a PDF", Made.WORD: "On paper, as Word", Made.SCREEN: "On this screen, read together"}
HOW = {"paper": "On paper", "screen": "On a screen, read together", "read_out": "Read out to them"}
VIEWS = {
    "agree": "They see it the same way",
    "partly": "They see some of it another way",
    "differently": "They see it another way",
    "not_said": "They said nothing, or not yet",
}


class AssessmentCopyForm(Form):
    """Which lines stand in the copy, how it is made, and that somebody read them."""

    lines = ChooseSome(label="What stands in it", choices=[])
    made = Choose(label="How is it given?", choices=list(MADE.items()), initial=Made.PDF)
    also = ChooseSome(label="And also", choices=[("large", "Large print, in letters of 18 point")], required=False)
    sure = ChooseSome(label="Before it is made", choices=list(SURE.items()))

    def __init__(self, told: QueryDict | None, *, offered: Iterable[tuple[str, str]], enquiry: bool) -> None:
        pairs = list(offered)
        super().__init__(told, initial={"lines": [key for key, _ in pairs]})
        lines, sure = self.fields["lines"], self.fields["sure"]
        assert isinstance(lines, ChooseSome)  # noqa: S101 - declared above
        assert isinstance(sure, ChooseSome)  # noqa: S101 - declared above
        lines.choices, lines.error_messages["required"] = pairs, "Choose at least one line"
        sure.choices = [*SURE.items(), *([(ENQUIRY, AGREED)] if enquiry else [])]
        sure.error_messages["required"] = "Say that each of these is done"

    def clean_sure(self) -> list[str]:
        """Refuse unless everything is ticked."""
        ticked: list[str] = self.cleaned_data["sure"]
        if len(ticked) < len(self.fields["sure"].choices):  # type: ignore[attr-defined]
            raise ValidationError("Say that each of these is done")
        return ticked

    def clean_made(self) -> Made:
        """Refuse a PDF where none can be made."""
        made = Made(self.cleaned_data["made"])
        if made is Made.PDF and not can_make():
            raise ValidationError(MISSING)
        return made

    @property
    def file(self) -> FileKind | None:
        """Return the file that was chosen, None for the screen."""
        made = self.cleaned_data["made"]
        return None if made is Made.SCREEN else FileKind(made.value)


class _Dated(OnceForm):
    """A form with one day in it, not after today."""

    on = PlainText(label="When?", help_text="For example 3 May 2026", longest=80)

    def __init__(self, told: QueryDict | None, *, today: date, initial: Mapping[str, object] | None = None) -> None:
        super().__init__(told, initial=dict(initial or {}))
        self.today = today

    def clean_on(self) -> date:
        """Read the day: a whole one, not after today."""
        reading = read_date(self.cleaned_data["on"], today=self.today)
        day = reading.on.earliest if reading.verdict is Verdict.ACCEPTED and reading.on else None
        if day is None or reading.on is None or day != reading.on.latest or day > self.today:
            raise ValidationError(reading.question or "Write the day, such as 3 May 2026")
        return day


class CopyGivenForm(_Dated):
    """That a copy was given: to whom, when, how, and on what that rests."""

    to = Choose(label="Who was it given to?", choices=[])
    how = Choose(label="How was it given?", choices=list(HOW.items()))
    text_code = PlainText(
        label="Which version?", help_text="It stands at the foot of each page, such as 3f9a 21c4", longest=12
    )
    basis = Choose(label="What does this rest on?", choices=[])
    why = PlainText(label="Say why, and who agreed", lines=3, longest=1_000)
    field_order = ("once", "to", "on", "how", "text_code", "basis", "why")

    def __init__(
        self, told: QueryDict | None, *, people: Mapping[str, str], today: date, initial: Mapping[str, object]
    ) -> None:
        super().__init__(told, today=today, initial=initial)
        for name, pairs in (("to", people.items()), ("basis", ((slug, row["words"]) for slug, row in bases().items()))):
            self.fields[name].choices = list(pairs)  # type: ignore[attr-defined]


class ResponseForm(_Dated):
    """What somebody said of their copy."""

    view = Choose(label="How do they see it?", choices=list(VIEWS.items()))
    words = PlainText(label="What they said, in their own words", lines=5, required=False)
    field_order = ("once", "view", "words", "on")
