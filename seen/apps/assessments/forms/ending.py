"""What is asked before an assessment is signed, reopened or stopped, and of a further visit."""

from typing import Any

from seen.apps.casefile.forms.fields import DayField, YesNoNotAsked, required
from seen.kit.pages.forms import OnceForm, PlainText


class SignForm(OnceForm):
    """A signature, and where somebody sees it differently."""

    disagrees = PlainText(
        label="I see some of this differently", lines=3, longest=4_000, required=False,
        help_text="Leave it empty if you do not. What you write stands beside your signature; no grade is averaged",
    )  # fmt: skip


class WhyForm(OnceForm):
    """Why."""

    why = PlainText(label="Why?", lines=3, longest=2_000, error_messages={"required": "Write why, in a few words"})

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].label = label


class VisitForm(OnceForm):
    """A further day on which some of an assessment was done."""

    on = DayField(label="On which day?", error_messages=required("Write the day"))
    who_was_there = PlainText(label="Who was there?", longest=300, required=False)
    announced = YesNoNotAsked(label="Did the family know that you were coming?", blank="Not a visit")
