"""What is asked of a test of change: on what it rests, each goal, what was agreed, why it is stopped."""

from typing import Any
from uuid import UUID

from seen.apps.casefile.forms.fields import Choices, DayField, listed, required
from seen.core.lifecycle.change import WEEKS
from seen.kit.pages.forms import Choose, OnceForm, PlainText

NOBODY = ("", "Nobody yet: ask a manager to find somebody")


class BaselineForm(OnceForm):
    """The signed assessment whose grades are to change."""

    baseline = Choose(label="Which grades is this to better?", error_messages=required("Choose a signed assessment"))

    def __init__(self, *args: Any, baselines: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["baseline"].choices = baselines  # type: ignore[attr-defined]


class GoalForm(OnceForm):
    """One goal: on which item, what will be different, what help comes and from whom, and the grade to reach."""

    item = Choose(label="What is it about?", error_messages=required("Choose what it is about"))
    words = PlainText(
        label="What will be different for the child?",
        help_text="Something that anybody can see: what, how often. For example: a cooked tea on five days a week.",
        lines=2,
        longest=300,
        error_messages=required("Write what will be different for the child"),
    )
    support = PlainText(
        label="What help is offered for it?",
        help_text="Name it, and when it begins. Money, repairs and childcare are help too.",
        lines=2,
        longest=2_000,
        error_messages=required("Write what help is offered for it"),
    )
    support_by = PlainText(
        label="Who gives that help?", longest=200, error_messages=required("Write who gives that help")
    )
    target = Choose(label="Which grade is to be reached?", error_messages=required("Choose the grade to reach"))

    def __init__(self, *args: Any, items: Choices, grades: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = listed(items)  # type: ignore[attr-defined]
        self.fields["target"].choices = grades  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """Return what was written."""
        kept = {name: value for name, value in self.cleaned_data.items() if name != "once"}
        return {**kept, "target": int(kept["target"]), "key": self.cleaned_data["once"]}


class AgreeForm(OnceForm):
    """What is agreed with the family: since when, for how long, who grades again, and what they said."""

    starts = DayField(
        label="On which day does it begin?",
        ahead=60,
        error_messages=required("Write the day on which it begins"),
    )
    weeks = Choose(
        label="For how long?",
        choices=[(str(weeks), f"{weeks} weeks") for weeks in range(WEEKS[0], WEEKS[1] + 1)],
        initial=str(WEEKS[1]),
        error_messages=required("Choose for how long"),
    )
    second_rater = Choose(label="Who grades a second time, apart from the first?", required=False, initial="")
    agreed_with = PlainText(
        label="With whom is it agreed?",
        help_text="Their names, and what they are to the child",
        longest=200,
        error_messages=required("Write with whom it is agreed"),
    )
    family_said = PlainText(
        label="What did they say about it, in their own words?",
        lines=3,
        longest=2_000,
        error_messages=required("Write what they said"),
    )

    def __init__(self, *args: Any, workers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["second_rater"].choices = [*workers, NOBODY]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """Return what was agreed."""
        kept = {name: value for name, value in self.cleaned_data.items() if name != "once"}
        second = UUID(kept["second_rater"]) if kept["second_rater"] else None
        return {**kept, "weeks": int(kept["weeks"]), "second_rater": second}


class StopForm(OnceForm):
    """Why a test of change is stopped."""

    why = PlainText(
        label="Why is it stopped?",
        help_text="For example: the family moved, or we agreed another plan",
        lines=2,
        longest=1_000,
        error_messages=required("Write why it is stopped"),
    )
