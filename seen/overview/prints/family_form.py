"""What somebody says before a copy for the family is made, and when it was given."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.http import QueryDict

from seen.core.dates.reading import Verdict, read_date
from seen.kit.documents.pdf import MISSING, can_make
from seen.kit.knowledge.legal import bases
from seen.kit.pages.forms import Choose, ChooseSome, Form, OnceForm, PlainText
from seen.overview.prints.choice import FileKind
from seen.overview.prints.form import FILES

READ, SAFE, ENQUIRY = "read", "safe", "enquiry"
SURE = {
    READ: "I have read every line as the person who gets it will",
    SAFE: "Court orders were looked at, and whether anybody could come to harm by it",
}
AGREED = "Whoever leads the section 47 enquiry has agreed"


class CopyForm(Form):
    """Which of the entries proposed stand in the copy, and that somebody read them."""

    entries = ChooseSome(label="What stands in it", choices=[])
    file = Choose(label="Which file?", choices=list(FILES.items()), initial=FileKind.PDF)
    also = ChooseSome(label="And also", choices=[("large", "Large print, in letters of 18 point")], required=False)
    sure = ChooseSome(label="Before it is made", choices=list(SURE.items()))

    def __init__(self, told: QueryDict | None, *, offered: Iterable[tuple[str, str]], enquiry: bool) -> None:
        pairs = list(offered)
        super().__init__(told, initial={"entries": [key for key, _ in pairs]})
        entries, sure = self.fields["entries"], self.fields["sure"]
        assert isinstance(entries, ChooseSome)  # noqa: S101 - declared above
        assert isinstance(sure, ChooseSome)  # noqa: S101 - declared above
        entries.choices, entries.error_messages["required"] = pairs, "Choose at least one entry"
        sure.choices = [*SURE.items(), *([(ENQUIRY, AGREED)] if enquiry else [])]
        sure.error_messages["required"] = "Say that each of these is done"

    def clean_sure(self) -> list[str]:
        """Refuse unless everything is ticked."""
        ticked: list[str] = self.cleaned_data["sure"]
        if len(ticked) < len(self.fields["sure"].choices):  # type: ignore[attr-defined]
            raise ValidationError("Say that each of these is done")
        return ticked

    def clean_file(self) -> FileKind:
        """Refuse a PDF where none can be made."""
        file = FileKind(self.cleaned_data["file"])
        if file is FileKind.PDF and not can_make():
            raise ValidationError(MISSING)
        return file


class GivenForm(OnceForm):
    """That a copy was given: to whom, when, and on what that rests."""

    to = Choose(label="Who was it given to?", choices=[])
    on = PlainText(label="When was it given?", help_text="For example 3 May 2026", longest=80)
    version = PlainText(
        label="Which version?", help_text="It stands at the foot of each page, such as 3f9a 21c4", longest=12
    )
    basis = Choose(label="What does this rest on?", choices=[])
    why = PlainText(label="Say why, and who agreed", lines=3, longest=1_000)

    def __init__(self, told: QueryDict | None, *, people: Mapping[str, str], today: date) -> None:
        super().__init__(told)
        self.today = today
        for name, pairs in (("to", people.items()), ("basis", ((slug, row["words"]) for slug, row in bases().items()))):
            self.fields[name].choices = list(pairs)  # type: ignore[attr-defined]

    def clean_on(self) -> date:
        """Read the day: a whole one, not after today."""
        reading = read_date(self.cleaned_data["on"], today=self.today)
        day = reading.on.earliest if reading.verdict is Verdict.ACCEPTED and reading.on else None
        if day is None or reading.on is None or day != reading.on.latest or day > self.today:
            raise ValidationError(reading.question or "Write the day, such as 3 May 2026")
        return day
