"""What a share by name asks: with whom, what of it, why, on which basis, and whether the family knows."""

from collections.abc import Mapping
from typing import Any

from django import forms

from seen.kit.knowledge.legal import bases
from seen.kit.pages.forms import Choose, OnceForm, PlainText

KNOWS = {"yes": "Yes", "no": "No, because"}


class ShareForm(OnceForm):
    """One share of one entry, or of a part of it, with one person or agency."""

    to = forms.ChoiceField(label="Share with whom?", error_messages={"required": "Choose whom to share it with"})
    part = Choose(label="What do you share?", required=False, initial="")
    basis = Choose(
        label="What does this rest on?", choices=[(slug, row["words"]) for slug, row in bases().items()],
        hints={slug: row["hint"] for slug, row in bases().items()},
        error_messages={"required": "Choose what this rests on"},
    )  # fmt: skip
    why = PlainText(
        label="Why do they need it?", lines=3, error_messages={"required": "Say why they need it"},
        help_text="Say what it rests on too: who agreed and when, or which duty, or which harm it may prevent",
    )  # fmt: skip
    knows = Choose(
        label="Does the family know?", choices=list(KNOWS.items()),
        error_messages={"required": "Say whether the family knows"},
    )  # fmt: skip
    because = PlainText(label="If not: because of what?", longest=180, required=False)

    def __init__(self, *args: Any, parties: Mapping[str, str], parts: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choices("to", {"": "Choose", **parties})
        self._choices("part", {"": "The entry, without what is held back from it", **parts})
        if not parts:
            del self.fields["part"]

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where the family does not know."""
        said = super().clean() or {}
        if said.get("knows") == "no" and not said.get("because"):
            self.add_error("because", "Say why the family does not know")
        return said

    @property
    def family_knows(self) -> str:
        """Return whether the family knows, in one line."""
        return "Yes" if self.cleaned_data["knows"] == "yes" else f"No, because {self.cleaned_data['because']}"

    def _choices(self, name: str, choices: Mapping[str, str]) -> None:
        self.fields[name].choices = list(choices.items())  # type: ignore[attr-defined]
