"""What is asked of whoever makes a copy for a family, whatever it is of: what stands in it, and that it is safe."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.http import QueryDict

from seen.core.dates.reading import Verdict, read_date
from seen.kit.knowledge.legal import bases
from seen.kit.pages.forms import Choose, ChooseSome, Form, OnceForm, PlainText

READ, SAFE, ENQUIRY = "read", "safe", "enquiry"
SURE = {
    READ: "I have read every line as the person who gets it will",
    SAFE: "Court orders were looked at, and whether anybody could come to harm by it",
}
AGREED = "Whoever leads the section 47 enquiry has agreed"


class ReadThroughForm(Form):
    """Which of what is offered stands in the copy, in the field named `of`, and that somebody read it."""

    of: ClassVar[str]
    none_chosen: ClassVar[str]

    also = ChooseSome(label="And also", choices=[("large", "Large print, in letters of 18 point")], required=False)
    sure = ChooseSome(label="Before it is made", choices=list(SURE.items()))

    def __init__(self, told: QueryDict | None, *, offered: Iterable[tuple[str, str]], enquiry: bool) -> None:
        pairs = list(offered)
        super().__init__(told, initial={self.of: [key for key, _ in pairs]})
        chosen, sure = self.fields[self.of], self.fields["sure"]
        assert isinstance(chosen, ChooseSome)  # noqa: S101 - declared by the form
        assert isinstance(sure, ChooseSome)  # noqa: S101 - declared above
        chosen.choices, chosen.error_messages["required"] = pairs, self.none_chosen
        sure.choices = [*SURE.items(), *([(ENQUIRY, AGREED)] if enquiry else [])]
        sure.error_messages["required"] = "Say that each of these is done"

    def clean_sure(self) -> list[str]:
        """Refuse unless everything is ticked."""
        ticked: list[str] = self.cleaned_data["sure"]
        if len(ticked) < len(self.fields["sure"].choices):  # type: ignore[attr-defined]
            raise ValidationError("Say that each of these is done")
        return ticked


class OnADayForm(OnceForm):
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


class HandedForm(OnADayForm):
    """That a copy was given: to whom, when, and on what that rests."""

    to = Choose(label="Who was it given to?", choices=[])
    basis = Choose(label="What does this rest on?", choices=[])
    why = PlainText(label="Say why, and who agreed", lines=3, longest=1_000)

    def __init__(
        self,
        told: QueryDict | None,
        *,
        people: Mapping[str, str],
        today: date,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(told, today=today, initial=initial)
        for name, pairs in (("to", people.items()), ("basis", ((slug, row["words"]) for slug, row in bases().items()))):
            self.fields[name].choices = list(pairs)  # type: ignore[attr-defined]


def which_version() -> PlainText:
    """Return the field that asks which version of the copy was given."""
    return PlainText(
        label="Which version?", help_text="It stands at the foot of each page, such as 3f9a 21c4", longest=12
    )
