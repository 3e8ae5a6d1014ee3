"""What somebody says before a copy of an assessment is made, that it was given, and what the family said of it."""

from enum import StrEnum

from django.core.exceptions import ValidationError

from seen.kit.documents.pdf import MISSING, can_make
from seen.kit.pages.forms import Choose, ChooseSome, PlainText
from seen.overview.prints.choice import FileKind
from seen.overview.prints.copy_form import HandedForm, OnADayForm, ReadThroughForm, which_version


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


class AssessmentCopyForm(ReadThroughForm):
    """Which lines stand in the copy, how it is made, and that somebody read them."""

    of = "lines"
    none_chosen = "Choose at least one line"
    field_order = ("lines", "made", "also", "sure")

    lines = ChooseSome(label="What stands in it", choices=[])
    made = Choose(label="How is it given?", choices=list(MADE.items()), initial=Made.PDF)

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


class CopyGivenForm(HandedForm):
    """That a copy was given: to whom, when, how, and on what that rests."""

    field_order = ("once", "to", "on", "how", "text_code", "basis", "why")

    how = Choose(label="How was it given?", choices=list(HOW.items()))
    text_code = which_version()


class ResponseForm(OnADayForm):
    """What somebody said of their copy."""

    field_order = ("once", "view", "words", "on")

    view = Choose(label="How do they see it?", choices=list(VIEWS.items()))
    words = PlainText(label="What they said, in their own words", lines=5, required=False)
