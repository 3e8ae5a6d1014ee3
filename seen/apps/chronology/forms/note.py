"""The form on which anybody notes what they saw: four answers are needed, the rest is folded and optional."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from seen.apps.chronology.drafts import Draft
from seen.apps.chronology.forms.note_kinds import POLARITIES, suggesting
from seen.apps.chronology.queries.note import About
from seen.core.dates.partial import PartialDate
from seen.core.dates.reading import Reading, read_date
from seen.core.dates.verdicts import Verdict
from seen.core.suggesting.thin_notes import says_little
from seen.kit.knowledge.kinds import areas
from seen.kit.knowledge.prompts import said, vague
from seen.kit.pages.forms import Choose, ChooseSome, OnceForm, PlainText, When, WhenField

LONGEST = 10_000
SHORT = 200
HOW = (
    ("observed", "I saw or heard it myself"),
    ("child_said", "The child said it"),
    ("carer_said", "A parent or carer said it"),
    ("worker_said", "Another worker said it"),
    ("measured", "I measured it"),
    ("record", "It is in a record"),
)
WORRY = (("worry", "A worry"), ("strength", "Something going well"), ("neutral", "Just noting it"))
TALKED = (
    ("said", "Yes, and this is what they said"),
    ("not_safe", "No, it is not safe to"),
    ("not_yet", "Not yet"),
)
ALONE = (("yes", "Yes"), ("no", "No"))
NOT_SURE = "not-sure"


class NoteForm(OnceForm):
    """What was noticed about a child. `also` are ids of further children whom the address already chose."""

    text = PlainText(
        label="What did you see, hear or measure?",
        lines=6,
        longest=LONGEST,
        error_messages={"required": "Tell us what you saw or heard"},
    )
    source_type = Choose(
        label="How do you know?",
        choices=HOW,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose how you know"),
    )
    worry = Choose(
        label="Is it a worry?",
        choices=WORRY,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Choose whether it is a worry, going well, or just noting"
        ),
    )
    also_about = ChooseSome(label="Is it about anybody else too?", required=False)
    when = WhenField(label="When was it?", error_messages={"required": "Choose when it was"})
    areas = ChooseSome(
        label="Which part of life is it about?", help_text="Up to three, or leave it", at_most=3, required=False
    )
    told_by = PlainText(label="If somebody told you: who?", longest=SHORT, required=False)
    child_words = PlainText(
        label="The child's exact words", help_text="As they were said, in their language", lines=3, required=False
    )
    spoke = PlainText(
        label="Who spoke, and to whom?",
        help_text="For example: Amir, to his class teacher",
        longest=SHORT,
        required=False,
    )
    alone = Choose(label="Did you see the child alone?", choices=ALONE, required=False)
    talked = Choose(label="Have you talked with the parent or young person about it?", choices=TALKED, required=False)
    talked_words = PlainText(label="What did they say?", lines=3, required=False)
    advice = PlainText(label="Advice you were given", lines=2, required=False)
    advice_by = PlainText(label="Who gave it?", longest=SHORT, required=False)
    nudged = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        sent: Any = None,
        *,
        about: About,
        also: Sequence[str] = (),
        today: date,
    ) -> None:
        super().__init__(sent, initial={"when": When("today"), "also_about": list(also)})
        self.about, self.today = about, today
        self.typed = suggesting(sent, band=about.band) if isinstance(sent, QueryDict) else None
        self.read: Reading | None = None
        first = about.child.first
        self.fields["text"].help_text = f"Write it so that {first} could read it at 18"
        self.fields["child_words"].label = f"{first}'s exact words"
        self.fields["alone"].label = f"Did you see {first} alone?"
        self.fields["also_about"].choices = [(str(one.id), one.name) for one in about.others]  # type: ignore[attr-defined]
        slugs = [(slug, words) for slug, words in areas().items() if slug != "system"]
        self.fields["areas"].choices = [*slugs, (NOT_SURE, "Not sure")]  # type: ignore[attr-defined]

    def clean_areas(self) -> list[str]:
        """Return the areas chosen; “not sure” beside one is a question back."""
        chosen: list[str] = self.cleaned_data["areas"]
        if NOT_SURE in chosen and len(chosen) > 1:
            raise forms.ValidationError("You chose “Not sure” and a part of life. Keep one of them")
        return [slug for slug in chosen if slug != NOT_SURE]

    def clean_when(self) -> When:
        """Read the date; what cannot be read is asked about, with the words kept."""
        when: When = self.cleaned_data["when"]
        chosen = [self.about.child.id, *(UUID(one) for one in self.cleaned_data.get("also_about", ()))]
        starts = [self.about.starts[one] for one in chosen if one in self.about.starts]
        earliest = max(starts, default=None)
        self.read = read_date(when.as_text(today=self.today), today=self.today, not_before=earliest)
        if self.read.verdict in (Verdict.ASK, Verdict.REJECTED):
            raise forms.ValidationError(self.read.question)
        return when

    def clean(self) -> dict[str, Any]:
        """Ask once for more where a note says almost nothing; sent again, it is kept as it is."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("talked_words") and found.get("talked") in ("not_safe", "not_yet"):
            self.add_error("talked", "You wrote what they said. Choose “Yes”, or take the words away")
        elif found.get("talked_words"):
            found["talked"] = "said"
        if self.typed and self.typed.ticked and not self.typed.is_valid():
            for error in (error for errors in self.typed.errors.values() for error in errors):
                self.add_error(None, str(error))
        text = found.get("text", "")
        if (
            text
            and not self.errors
            and not found.get("nudged")
            and says_little(text, vague=vague(), names=self.about.names)
        ):
            self.add_error("text", said("nudge")["text"])
            kept: Any = self.data
            self.data = kept.copy()
            self.data["nudged"] = "1"  # type: ignore[index]
        return found

    def opened(self, *names: str) -> bool:
        """Answer whether a folded part stands open: it holds an error, or something other than it began with."""
        return any(name in self.errors or self._filled(name) for name in names)

    def _filled(self, name: str) -> bool:
        value = self[name].value()
        if name == "when":
            return (value.choice if isinstance(value, When) else value[0]) not in ("", "today")
        return value not in ("", None, [])

    def children(self) -> list[UUID]:
        """Return everybody the note is about."""
        return [self.about.child.id, *(UUID(one) for one in self.cleaned_data["also_about"])]

    def draft(self) -> Draft:
        """Return what was noted, as an entry's draft. Severity and who may see it come from the kind."""
        found, on = self.cleaned_data, self.read
        polarity = POLARITIES[found["worry"]]
        plain = "note.strength" if polarity > 0 else "note.observation"
        kinds, details = (self.typed.chosen(), self.typed.details()) if self.typed else ([], {})
        return Draft(
            kind=kinds[0] if kinds else plain,
            also=tuple(kinds[1:]),
            on=on.on if on and on.on else PartialDate.unknown(),
            at_time=on.time if on else None,
            flag=on.flagged if on else "",
            text=found["text"],
            polarity=polarity,
            areas=tuple(found["areas"]),
            source=found["told_by"],
            source_type=found["source_type"],
            child_words=found["child_words"],
            held_back={"spoke": found["spoke"]} if found["spoke"] else {},
            detail=_detail(found) | details,
        )


def _detail(found: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: found[name] for name in ("talked", "talked_words", "advice", "advice_by") if found[name]}
    return kept | ({"alone": found["alone"] == "yes"} if found["alone"] else {})
