"""How an assessment begins: for whom, on which day, how, and why now. Each tool asks only what it needs."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from seen.apps.assessments.actions.starting import Start
from seen.apps.casefile.forms.fields import DayField, YesNoNotAsked, listed, required
from seen.core.instruments.tool import Instrument, Unit
from seen.kit.pages.forms import Choose, ChooseSome, OnceForm, PlainText
from seen.kit.pages.words import day

MODES = (
    ("with_family", "With the family, page by page"),
    ("at_desk", "At my desk, from what I know"),
    ("paper", "From a form filled in on paper"),
)


class StartForm(OnceForm):
    """One start for one child, or for several who are each assessed on their own."""

    also = ChooseSome(
        label="Brothers and sisters, each with an assessment of their own", required=False,
        help_text="Care can differ between children of one home: no level is copied from one to another",
    )  # fmt: skip
    carer = Choose(
        label="Whose care do you grade?",
        help_text="Each parent or carer has a sheet of their own",
        error_messages=required("Choose whose care you grade"),
    )
    goal = PlainText(
        label="Which goal is it about?", longest=300, error_messages=required("Write which goal it is about")
    )
    setting = Choose(label="Where did you see the child?", error_messages=required("Choose where"))
    mode = Choose(label="How will you do it?", choices=MODES, error_messages=required("Choose how you will do it"))
    on = DayField(label="On which day?", error_messages=required("Write the day"))
    why_now = PlainText(
        label="Why now?", lines=2, longest=1_000, help_text="What happened, or what is to be decided",
        error_messages=required("Write why now, in a few words"),
    )  # fmt: skip
    who_was_there = PlainText(label="Who was there?", longest=300, required=False)
    interpreter = PlainText(
        label="Interpreter", longest=120, required=False, help_text="Name or service, and the language"
    )
    announced = YesNoNotAsked(label="Did the family know that you were coming?", blank="Not a visit")

    def __init__(
        self,
        *args: Any,
        tool: Instrument,
        siblings: Sequence[tuple[UUID, str]],
        carers: Sequence[tuple[UUID, str]],
        today: date,
        goal: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, initial={"on": day(today), "goal": goal}, **kwargs)
        self.tool = tool
        wanted = {
            "also": bool(siblings) and tool.unit is Unit.CHILD,
            "carer": tool.unit is Unit.CHILD_AND_CARER,
            "goal": tool.unit is Unit.GOAL,
            "setting": bool(tool.settings),
        }
        for name in (name for name, asked in wanted.items() if not asked):
            del self.fields[name]
        self._offer("also", [(str(child), name) for child, name in siblings])
        self._offer("carer", [(str(person), name) for person, name in carers])
        self._offer("setting", listed([(each, each.replace("-", " ").capitalize()) for each in tool.settings]))

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        if name in self.fields:
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def how(self) -> Start:
        """Return how it begins, as the action takes it."""
        said = self.cleaned_data
        return Start(
            instrument=self.tool.id,
            version=self.tool.version,
            on=said["on"],
            mode=said["mode"],
            carer=UUID(said["carer"]) if said.get("carer") else None,
            goal=said.get("goal", ""),
            setting=said.get("setting", ""),
            why_now=said["why_now"],
            who_was_there=said["who_was_there"],
            interpreter=said["interpreter"],
            announced=said["announced"],
        )

    def others(self) -> list[UUID]:
        """Return the brothers and sisters who are assessed too."""
        return [UUID(child) for child in self.cleaned_data.get("also", ())]
