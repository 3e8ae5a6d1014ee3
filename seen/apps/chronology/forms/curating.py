"""What somebody says that an entry means, or why they take that back."""

from typing import Any

from django import forms

from seen.kit.pages.forms import Choose, OnceForm, PlainText

YES, NO = "yes", "no"
LOST = "Part of the page was lost on the way. Check what you wrote and send it again"


class CurateForm(OnceForm):
    """Significant or not and why, its impact, what came of it, an analysis. `over` is what stood beside it as read."""

    significant = Choose(
        label="Is this significant?", choices=[(YES, "Yes"), (NO, "No")],
        help_text="What changed the child’s safety, welfare, circumstances or home, for better or worse",
    )  # fmt: skip
    why = PlainText(
        label="Why?", required=False, longest=300, help_text="One line: it stands with the entry in the list"
    )
    impact = PlainText(label="Impact", lines=3, required=False)
    outcome = PlainText(label="What came of it?", lines=3, required=False)
    analysis = PlainText(
        label="Your analysis", lines=5, required=False,
        help_text="What you make of it, and what that rests on. It stands apart from what happened, under your name",
    )  # fmt: skip
    over = forms.UUIDField(required=False, error_messages={"invalid": LOST})

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["impact"].label = f"Impact on {name}"
        self.fields["impact"].help_text = f"What was it like for {name}? What changed?"

    def clean(self) -> dict[str, Any]:
        """Ask for why where it is significant, and for something at all where it is not."""
        said = super().clean() or self.cleaned_data
        words = [said.get(name) for name in ("why", "impact", "outcome", "analysis")]
        if said.get("significant") == YES and not said.get("why") and "why" not in self.errors:
            self.add_error("why", "Say why it is significant")
        if said.get("significant") == NO and not any(words) and not self.errors:
            self.add_error("why", "Say why it is not, or write its impact, what came of it or your analysis")
        said["significant"] = said.get("significant") == YES
        return said


class TakeBackForm(OnceForm):
    """Why what stands beside an entry is taken back."""

    why = PlainText(
        label="Why do you take this back?", lines=2, error_messages={"required": "Say why you take this back"}
    )
    over = forms.UUIDField(error_messages={"invalid": LOST, "required": LOST})
