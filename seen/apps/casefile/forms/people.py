"""What is asked about people: names, numbers, addresses, households, family and facts."""

from typing import Any

from django.core.exceptions import ValidationError

from seen.apps.casefile.forms.fields import (
    Choices,
    DayField,
    YesNoNotAsked,
    from_vocabulary,
    hints_of,
    listed,
    required,
)
from seen.core.identifiers.bad import BadIdentifier
from seen.core.identifiers.nhs import read_nhs_number
from seen.core.identifiers.upn import read_upn
from seen.kit.knowledge.load import load
from seen.kit.pages.forms import Choose, OnceForm, PlainText

SEX = [("", "Not known"), ("female", "Female"), ("male", "Male"), ("other", "Other")]
SOURCE = "Where this is from"


class ChildForm(OnceForm):
    """A child to add. One of three ways to say how old is enough."""

    name = PlainText(
        label="Name",
        help_text="As you know it. One word is enough.",
        longest=200,
        error_messages=required("Write the name you know the child by"),
    )
    born = DayField(label="Date of birth, if you know it", required=False)
    due = DayField(label="Due date, for a child not yet born", required=False, ahead=400)
    about_age = PlainText(label="Or about how old", help_text="For example about 4", required=False, longest=40)
    known_from = PlainText(
        label="Where you know the child from",
        help_text="For example a school, a street, a clinic",
        required=False,
        longest=120,
    )
    reason = Choose(
        label="Why is there to be a record about the child?",
        choices=lambda: from_vocabulary("hold-reasons"),
        hints=hints_of("hold-reasons"),
        error_messages=required("Choose why there is to be a record about the child"),
    )
    words = PlainText(label="In your words: what is your work with the child?", required=False, lines=2, longest=500)

    def clean(self) -> dict[str, Any]:
        """Ask for one way of saying how old, beside the first of the three."""
        given = super().clean() or {}
        if not any(given.get(name) or name in self.errors for name in ("born", "due", "about_age")):
            self.add_error("born", "Give the date of birth, the due date, or about how old the child is")
        return given


class NameForm(OnceForm):
    """A name the child has or had."""

    text = PlainText(label="Name", longest=200, error_messages=required("Write the name"))
    kind = Choose(
        label="What sort of name",
        choices=[
            ("usual", "The usual name now"),
            ("preferred", "The name the child likes to be called"),
            ("legal", "The legal name"),
            ("also", "Also known as"),
            ("former", "A former name"),
        ],
        error_messages=required("Choose what sort of name it is"),
    )
    start = DayField(label="Used since, if you know", required=False)
    source = PlainText(label=SOURCE, required=False, longest=120)


class NumberForm(OnceForm):
    """A number by which a system knows the child."""

    scheme = Choose(
        label="Which number",
        choices=[("nhs", "NHS number"), ("upn", "Pupil number (UPN)"), ("local", "Our own number for the child")],
        error_messages=required("Choose which number it is"),
    )
    value = PlainText(label="Number", longest=40, error_messages=required("Write the number"))
    source = PlainText(label=SOURCE, required=False, longest=120)

    def clean(self) -> dict[str, Any]:
        """Check the digits where the number is of a known kind, and say so beside it."""
        given = super().clean() or {}
        read = {"nhs": read_nhs_number, "upn": read_upn}.get(given.get("scheme", ""))
        if read and given.get("value"):
            try:
                read(given["value"])
            except BadIdentifier as bad:
                self.add_error("value", ValidationError(str(bad)))
        return given


class AddressForm(OnceForm):
    """Where the child lives now."""

    lines = PlainText(
        label="Address", lines=3, longest=400, error_messages=required("Write as much of the address as you know")
    )
    postcode = PlainText(label="Postcode, if you know it", required=False, longest=10)
    start = DayField(label="Since", required=False)
    reason = Choose(
        label="Why they moved",
        choices=[
            ("not_known", "Not known, or they did not move"),
            ("choice", "Their own choice"),
            ("council", "Moved by the council"),
            ("eviction", "Eviction"),
            ("refuge", "To a refuge"),
        ],
        initial="not_known",
    )
    access = Choose(
        label="Who may see this address",
        choices=[
            ("", "As the address before; without one, whoever works with the child"),
            ("involved", "Whoever works with the child"),
            ("protected", "Only people named one by one"),
        ],
        required=False,
        initial="",
    )
    source = PlainText(label=SOURCE, required=False, longest=120)


class AdultForm(OnceForm):
    """An adult in the child's life."""

    name = PlainText(label="Name", longest=200, error_messages=required("Write the name you know them by"))
    kind = Choose(
        label="What they are to the child",
        choices=lambda: listed(from_vocabulary("relationships")),
        error_messages=required("Choose what they are to the child"),
    )
    responsibility = YesNoNotAsked(
        label="Do they have parental responsibility?", help_text="It opens no record to them."
    )
    phone = PlainText(label="Phone, if you know it", required=False, longest=40)
    born = DayField(label="Date of birth, if you know it", required=False)
    source = PlainText(label=SOURCE, required=False, longest=120)


class RelationForm(OnceForm):
    """What somebody on the page is to the child."""

    person = Choose(label="Who", error_messages=required("Choose who it is"))
    kind = Choose(
        label="What they are to the child",
        choices=lambda: listed(from_vocabulary("relationships")),
        error_messages=required("Choose what they are to the child"),
    )
    responsibility = YesNoNotAsked(
        label="Do they have parental responsibility?", help_text="It opens no record to them."
    )
    start = DayField(label="Since, if you know", required=False)
    end = DayField(label="Until, if it has ended", required=False)
    source = PlainText(label=SOURCE, required=False, longest=120)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = listed(people)  # type: ignore[attr-defined]


class HouseholdForm(OnceForm):
    """Somebody who came to live with the child."""

    person = Choose(label="Who came to live there", error_messages=required("Choose who came to live there"))
    role = Choose(
        label="What they are in the household",
        choices=lambda: listed([("child", "child"), *from_vocabulary("relationships")]),
        error_messages=required("Choose what they are in the household"),
    )
    start = DayField(label="Since, if you know", required=False)
    source = PlainText(label=SOURCE, required=False, longest=120)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = listed(people)  # type: ignore[attr-defined]


class EndForm(OnceForm):
    """The day on which something ended."""

    end = DayField(label="Last day", error_messages=required("Write the last day"))


class FactForm(OnceForm):
    """An answer to one of the questions that everybody is asked."""

    answer = Choose(
        label="What is known",
        choices=[
            ("stated", "They said"),
            ("not_said", "Asked, and they would rather not say"),
            ("not_known", "Asked, and nobody knows"),
            ("not_asked", "Not asked"),
        ],
        error_messages=required("Choose what is known"),
    )
    value = PlainText(label="What they said, in their words", required=False, longest=200)
    stated_by = Choose(
        label="Who said it",
        choices=[
            ("child", "The child"),
            ("parent", "A parent or carer"),
            ("other_family", "Other family"),
            ("worker", "A worker"),
            ("record", "It stands in a record"),
        ],
        required=False,
    )
    source = PlainText(label=SOURCE, required=False, longest=120)

    def __init__(self, *args: Any, topic: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = load("vocabulary/facts")[topic].get("values", [])
        if offered:
            self.fields["value"].help_text = f"For example {', '.join(offered)}"

    def clean(self) -> dict[str, Any]:
        """Ask for the words and who said them, each beside its field."""
        given = super().clean() or {}
        if given.get("answer") == "stated":
            if not given.get("value"):
                self.add_error("value", "Write what they said, or choose another answer")
            if not given.get("stated_by"):
                self.add_error("stated_by", "Choose who said it")
        return given


class BirthForm(OnceForm):
    """A correction of the child's birth, sex and whether they move about."""

    born = DayField(label="Date of birth", required=False)
    due = DayField(label="Due date, for a child not yet born", required=False, ahead=400)
    about_age = PlainText(label="Or about how old", required=False, longest=40)
    sex = Choose(label="Sex as recorded", choices=SEX, required=False)
    mobile = YesNoNotAsked(label="Does the child move about (roll, crawl or walk)?", blank="Not known")
    source = PlainText(label=SOURCE, longest=120, error_messages=required("Write where this is from"))
    why = PlainText(label="Why it is corrected", required=False, lines=2, longest=500)


class ProtectForm(OnceForm):
    """Why an address is closed to all but those named."""

    why = PlainText(label="Why", lines=2, longest=500, error_messages=required("Write why the address is protected"))


class WhoMaySeeForm(OnceForm):
    """Somebody who may see a protected address."""

    user = Choose(label="Who may see this address", error_messages=required("Choose who may see it"))
    why = PlainText(label="Why they need it", lines=2, longest=500, error_messages=required("Write why they need it"))

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = listed(people)  # type: ignore[attr-defined]
