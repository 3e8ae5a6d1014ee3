"""What is asked about children of one family: a parent under 18, brothers and sisters, an identity to protect."""

from typing import Any

from seen.apps.casefile.forms.fields import Choices, DayField, YesNoNotAsked, from_vocabulary, listed, required
from seen.apps.casefile.forms.people import SOURCE
from seen.apps.people.queries import BOTH_WAYS
from seen.kit.knowledge.load import load
from seen.kit.pages.forms import Choose, OnceForm, PlainText

PARENTS = ("mother", "father", "parent")


class YoungParentForm(OnceForm):
    """A parent under 18, who has a child's record of their own."""

    child = Choose(label="Who", error_messages=required("Choose who it is"))
    kind = Choose(
        label="What they are to the child",
        choices=lambda: [(key, words) for key, words in from_vocabulary("relationships") if key in PARENTS],
        error_messages=required("Choose what they are to the child"),
    )
    responsibility = YesNoNotAsked(
        label="Do they have parental responsibility?", help_text="It opens no record to them."
    )
    source = PlainText(label=SOURCE, required=False, longest=120)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["child"].choices = listed(people)  # type: ignore[attr-defined]


class ChildrenForm(OnceForm):
    """What two children are to each other."""

    child = Choose(label="Which child", error_messages=required("Choose which child"))
    kind = Choose(
        label="What they are to each other",
        choices=lambda: [(key, load("vocabulary/relationships")[key]) for key in BOTH_WAYS],
        error_messages=required("Choose what they are to each other"),
    )
    start = DayField(label="Since, if not from birth", required=False)
    end = DayField(label="Until, if it has ended", required=False)
    source = PlainText(label=SOURCE, required=False, longest=120)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["child"].choices = listed(people)  # type: ignore[attr-defined]


class IdentityForm(OnceForm):
    """Why an identity is kept apart, or no longer."""

    why = PlainText(label="Why", lines=2, longest=500, error_messages=required("Write why"))


class SureForm(OnceForm):
    """Nothing is asked but the button."""
