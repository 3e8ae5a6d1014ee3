"""What is asked about a case: level, work, who does it, why the child is held, and what is owed."""

from typing import Any

from seen.apps.casefile.forms.fields import (
    Choices,
    DayField,
    YesNoNotAsked,
    from_vocabulary,
    hints_of,
    listed,
    required,
)
from seen.kit.pages.forms import Choose, Form, OnceForm, PlainText

WHY = {"lines": 3, "longest": 1000}


class LevelForm(OnceForm):
    """A step in the diary of levels."""

    level = Choose(
        label="Level of need",
        choices=lambda: from_vocabulary("levels"),
        hints=hints_of("levels"),
        error_messages=required("Choose the level of need"),
    )
    on = DayField(label="From which day", error_messages=required("Write from which day"))
    category = PlainText(label="Category of the plan, if it has one", required=False, longest=40)
    interval = PlainText(label="Days between visits, where the plan sets them", required=False, longest=3)
    why = PlainText(label="Why", required=False, **WHY)

    def clean_interval(self) -> int | None:
        """Return a number of days, or None."""
        text = self.cleaned_data["interval"]
        if not text:
            return None
        if not text.isascii() or not text.isdigit() or int(text) == 0:
            self.add_error("interval", "Write the number of days in digits, such as 28")
            return None
        return int(text)


class OpenWorkForm(OnceForm):
    """A service's work with the child begins."""

    service = PlainText(
        label="Which service",
        help_text="For example health visiting, family help, speech therapy",
        longest=40,
        error_messages=required("Write which service"),
    )
    on = DayField(label="From which day", error_messages=required("Write from which day"))
    reason = PlainText(label="Why", required=False, **WHY)


class CloseWorkForm(OnceForm):
    """A service's work with the child ends."""

    on = DayField(label="Last day", error_messages=required("Write the last day"))
    why = PlainText(label="Why the work closes", error_messages=required("Write why the work closes"), **WHY)


class AllocateForm(OnceForm):
    """A worker for the child."""

    user = Choose(label="Who", error_messages=required("Choose who"))
    role = Choose(
        label="Their part",
        choices=[("worker", "Works with the child"), ("lead_practitioner", "Leads the work: the lead practitioner")],
        error_messages=required("Choose their part"),
    )
    why = PlainText(label="Why", error_messages=required("Write why"), **WHY)
    planned = YesNoNotAsked(label="Is this a planned change of worker?", blank="It is no change")

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = listed(people)  # type: ignore[attr-defined]


class UnallocateForm(OnceForm):
    """A worker stops working with the child."""

    end = DayField(label="Last day", error_messages=required("Write the last day"))
    why = PlainText(label="Why", error_messages=required("Write why"), **WHY)
    planned = YesNoNotAsked(label="Was it planned?", blank="Not known")


class HoldForm(OnceForm):
    """A reason to hold the child."""

    reason = Choose(
        label="Why is there a record about the child?",
        choices=lambda: from_vocabulary("hold-reasons"),
        hints=hints_of("hold-reasons"),
        error_messages=required("Choose why"),
    )
    words = PlainText(label="In your words", required=False, **WHY)


class InvolveForm(OnceForm):
    """Somebody who works with the child, by the address they sign in with: there is no list of everybody."""

    email = PlainText(
        label="Their e-mail address", longest=254, error_messages=required("Write the address they sign in with")
    )
    reason = PlainText(
        label="Why they work with the child",
        help_text="It opens the record to them, and they can read it.",
        error_messages=required("Write why they work with the child"),
        **WHY,
    )


class BarForm(OnceForm):
    """Somebody who must not see the record."""

    email = PlainText(
        label="Their e-mail address", longest=254, error_messages=required("Write the address they sign in with")
    )
    words = PlainText(
        label="Why they must not see the record",
        help_text="For example family or a neighbour. It stands over every other right.",
        error_messages=required("Write why"),
        **WHY,
    )


class WordsForm(OnceForm):
    """One answer in words. The label is the page's."""

    words = PlainText(label="In your words", error_messages=required("Write it in your words"), **WHY)

    def __init__(self, *args: Any, asks: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = asks


class TaskForm(OnceForm):
    """What to do with a task."""

    act = Choose(label="What do you want to do?", error_messages=required("Choose what to do"))
    to = Choose(label="To whom, if you give it", required=False)
    words = PlainText(
        label="In your words", help_text="What came of it, or why. Taking a task needs none.", required=False, **WHY
    )

    def __init__(self, *args: Any, acts: Choices, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["act"].choices = acts  # type: ignore[attr-defined]
        self.fields["to"].choices = [("", "I am not giving it to anybody"), *people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for words and a person where the choice needs them."""
        given = super().clean() or {}
        act = given.get("act")
        if act and act not in {"take", "accept"} and not given.get("words") and "words" not in self.errors:
            self.add_error("words", "Write what came of it, or why")
        if act == "give" and not given.get("to"):
            self.add_error("to", "Choose whom you give it to")
        return given


class DecideForm(OnceForm):
    """Whether two records are one child."""

    answer = Choose(label="Are they one child?", error_messages=required("Choose an answer"))
    words = PlainText(
        label="What you compared, and what decided it", error_messages=required("Write what decided it"), **WHY
    )

    def __init__(self, *args: Any, answers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = answers  # type: ignore[attr-defined]


class FindForm(Form):
    """Words to find a child by. Sent in the address, so that Back works."""

    q = PlainText(
        label="Name, reference or number",
        help_text="You find only children whose records you may open.",
        required=False,
        longest=200,
    )
