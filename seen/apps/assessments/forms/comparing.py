"""What came of talking about one item on which two differ."""

from typing import Any

from seen.kit.pages.forms import Choose, ChooseSome, OnceForm, PlainText

APART = "apart"


class TalkForm(OnceForm):
    """What each said, what was agreed, or that the two still see it differently."""

    said = PlainText(lines=4, longest=5_000, required=False, label="What each of us said")
    agreed = PlainText(lines=3, longest=5_000, required=False, label="What we agreed")
    apart = ChooseSome(required=False, choices=[(APART, "We still see it differently")], label="Or")

    def clean_apart(self) -> bool:
        """Return whether the two still see it differently."""
        return APART in self.cleaned_data["apart"]


class AskSecondForm(OnceForm):
    """Whom to ask for a second pair of eyes."""

    who = Choose(label="Who?", error_messages={"required": "Choose whom you ask"})
    why = PlainText(lines=3, longest=1_000, required=False, label="Anything they should know, without your own view")

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = people  # type: ignore[attr-defined]


class BeginForm(OnceForm):
    """Nothing to fill in: the press of a button begins."""
