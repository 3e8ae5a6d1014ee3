"""What is asked when a family says no to early help."""

from typing import Any

from seen.apps.casefile.forms.case import WHY
from seen.apps.casefile.forms.fields import Choices, DayField, required
from seen.kit.pages.forms import Choose, ChooseSome, OnceForm, PlainText


class FamilyNoForm(OnceForm):
    """A family's no: who, when, to what, in their words; what it means for the child, and what follows."""

    who = PlainText(
        label="Who said no?",
        help_text="Their name, and what they are to the child",
        longest=120,
        error_messages=required("Write who said no"),
    )
    on = DayField(label="When did they say it?", error_messages=required("Write the day on which they said it"))
    offered = PlainText(
        label="To what did they say no?",
        help_text="For example early help, parenting support, a plan with the school",
        longest=200,
        error_messages=required("Write to what they said no"),
    )
    said = PlainText(
        label="What did they say, in their own words?",
        help_text="And what got in the way, if they told you: time, trust, travel, the wrong offer",
        error_messages=required("Write what they said"),
        **WHY,
    )
    ends = ChooseSome(label="Which work rested on their agreement, and ends?", required=False)
    meaning = PlainText(
        label="What does it mean for the child’s safety, health or development?",
        help_text="Your own view. Other agencies do not see it.",
        error_messages=required("Write what it means for the child"),
        **WHY,
    )
    assessment = Choose(
        label="Does a statutory assessment need to be asked for?",
        choices=[
            ("ask", "Yes, I will ask children’s social care by the next working day"),
            ("advice", "I am not sure, I ask my designated lead"),
            ("not_needed", "No, for the reasons that I wrote above"),
        ],
        error_messages=required("Choose whether an assessment needs to be asked for"),
    )

    def __init__(self, *args: Any, work: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends"].choices = work  # type: ignore[attr-defined]
        if not work:
            del self.fields["ends"]
