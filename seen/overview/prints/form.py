"""What somebody is asked before a print is made."""

from django.core.exceptions import ValidationError
from django.http import QueryDict

from seen.kit.documents.pdf import MISSING, can_make
from seen.kit.pages.forms import Choose, ChooseSome, OnceForm
from seen.overview.prints.choice import Choice, FileKind, Shape, filters_in

SHAPES = {
    Shape.COURT: "The last two years, then the history before",
    Shape.SECTIONS: "The whole story in order, under headings",
    Shape.TABLE: "The whole story in order, as a table",
}
FILES = {FileKind.PDF: "PDF", FileKind.WORD: "Word"}
ALSO = {"large": "Large print, in letters of 18 point", "questions": "Put in the questions that wait for an answer"}


class PrintForm(OnceForm):
    """How a chronology is printed."""

    shape = Choose(label="How should it read?", choices=list(SHAPES.items()), initial=Shape.COURT)
    file = Choose(label="Which file?", choices=list(FILES.items()), initial=FileKind.PDF)
    also = ChooseSome(label="And also", choices=list(ALSO.items()), required=False)

    def clean_file(self) -> str:
        """Refuse a PDF where none can be made."""
        file = str(self.cleaned_data["file"])
        if file == FileKind.PDF and not can_make():
            raise ValidationError(MISSING)
        return file

    def choice(self, filters: QueryDict) -> Choice:
        """Return what was chosen, with the filters of an address."""
        told = self.cleaned_data
        shape, file, also = Shape(told["shape"]), FileKind(told["file"]), told["also"]
        return Choice(shape, file, "large" in also, "questions" in also, filters_in(filters))
