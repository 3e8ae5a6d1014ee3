"""What somebody says before a copy for the family is made, and when it was given."""

from django.core.exceptions import ValidationError

from seen.kit.documents.pdf import MISSING, can_make
from seen.kit.pages.forms import Choose, ChooseSome, PlainText
from seen.overview.prints.choice import FileKind
from seen.overview.prints.copy_form import HandedForm, ReadThroughForm, which_version
from seen.overview.prints.form import FILES


class CopyForm(ReadThroughForm):
    """Which of the entries proposed stand in the copy, and that somebody read them."""

    of = "entries"
    none_chosen = "Choose at least one entry"
    field_order = ("entries", "file", "also", "sure")

    entries = ChooseSome(label="What stands in it", choices=[])
    file = Choose(label="Which file?", choices=list(FILES.items()), initial=FileKind.PDF)

    def clean_file(self) -> FileKind:
        """Refuse a PDF where none can be made."""
        file = FileKind(self.cleaned_data["file"])
        if file is FileKind.PDF and not can_make():
            raise ValidationError(MISSING)
        return file


class GivenForm(HandedForm):
    """That a copy was given: to whom, when, and on what that rests."""

    field_order = ("once", "to", "on", "version", "basis", "why")

    on = PlainText(label="When was it given?", help_text="For example 3 May 2026", longest=80)
    version = which_version()
