"""Choosing the child that a note is about: one who is found, or one whom nobody listed yet."""

import re
from datetime import date
from typing import Any

from django import forms

from seen.core.dates.ages import PREGNANCY
from seen.core.dates.partial import Precision
from seen.core.dates.reading import read_date
from seen.core.dates.verdicts import Verdict
from seen.core.lifecycle.birth import BadBirth
from seen.core.refusals import Refusal
from seen.kit.pages.forms import Form, OnceForm, PlainText

SHORT = 200
_DUE = re.compile(r"^\s*(?:baby\s+)?(?:is\s+)?due\b(?:\s+(?:on|date))?\s*:?\s*", re.IGNORECASE)


class WhoForm(Form):
    """Finding the child that a note is about."""

    q = PlainText(
        label="Name, or the reference", help_text="Among the children you may see", longest=SHORT, required=False
    )


class NotListedForm(OnceForm):
    """A child whom nobody listed: the name known by, about what age, where known from."""

    name = PlainText(
        label="What name do you know the child by?",
        help_text="One name is enough. For a baby not yet born, the mother's name: “baby of …”",
        longest=SHORT,
        error_messages={"required": "Write the name you know the child by. One word is enough"},
    )
    age = PlainText(
        label="About what age, or the date of birth or due date?",
        help_text="For example 4, about 8 months, 3 May 2024, due 10 March 2027",
        longest=40,
        error_messages={"required": "Write about what age the child is, or when the baby is due"},
    )
    known_from = PlainText(
        label="Where do you know the child from?",
        help_text="For example: Millbrook breakfast club",
        longest=SHORT,
        error_messages={"required": "Write where you know the child from"},
    )

    def __init__(self, sent: Any = None, *, today: date) -> None:
        super().__init__(sent)
        self.today = today

    def child(self) -> dict[str, Any]:
        """Return what is known of the child, as casefile.add_child takes it."""
        found = self.cleaned_data
        return {"name": found["name"], "known_from": found["known_from"], "words": found["known_from"], **found["age"]}

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal beside the field that it speaks of."""
        self.add_error("age" if isinstance(refusal, BadBirth) else "name", str(refusal))

    def clean_age(self) -> dict[str, Any]:
        """Return `born`, `due` or `about_age`: a whole date is taken as one, anything else stays as it was said."""
        text: str = self.cleaned_data["age"]
        rest = _DUE.sub("", text)
        if rest != text:
            return {"due": self._day(rest, latest=self.today + PREGNANCY)}
        reading = read_date(text, today=self.today)
        if reading.verdict is Verdict.ACCEPTED and reading.on and reading.on.precision is Precision.DAY:
            return {"about_age": text} if reading.on.about else {"born": reading.on.earliest}
        return {"about_age": text}

    def _day(self, text: str, *, latest: date) -> date:
        reading = read_date(text, today=latest)
        day = reading.on.earliest if reading.on and reading.on.precision is Precision.DAY else None
        if reading.verdict is Verdict.ACCEPTED and day:
            return day
        raise forms.ValidationError("Write the due date as day, month and year, for example due 10 March 2027")
