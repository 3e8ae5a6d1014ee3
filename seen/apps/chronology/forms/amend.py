"""Correcting an entry, withdrawing it, or setting a family's disagreement beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms

from seen.apps.chronology.drafts import Draft
from seen.core.dates.describing import describe
from seen.core.dates.partial import PartialDate
from seen.core.dates.reading import Verdict, read_date
from seen.kit.knowledge.kinds import areas, kind, kinds, source_types
from seen.kit.pages.forms import Choose, ChooseSome, OnceForm, PlainText

TONES = {"-1": "A worry", "1": "Going well", "0": "Just noting"}
WHY = "Say why you are changing this: whoever reads the story will see it"
DETAIL = "detail_"


class WhyForm(OnceForm):
    """Why an entry is withdrawn."""

    why = PlainText(label="Why is this withdrawn?", lines=3, error_messages={"required": "Say why this is withdrawn"})


class DisagreeForm(OnceForm):
    """What a parent or young person says of an entry."""

    who = PlainText(
        label="Who disagrees?", longest=120, help_text="For example: Sana Example, his mother",
        error_messages={"required": "Say who disagrees"},
    )  # fmt: skip
    words = PlainText(
        label="What do they say, in their own words?", lines=5, error_messages={"required": "Write what they said"}
    )
    on = PlainText(label="When did they say it?", required=False, longest=80, help_text="Leave blank if not known")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date | None:
        """Read the day; anything less than a day is asked about."""
        on = _read(self.cleaned_data["on"], today=self.today, not_before=None)
        if on is not None and (on.earliest is None or on.earliest != on.latest):
            raise forms.ValidationError("Write one day, such as 3 May 2026, or leave it blank")
        return on.earliest if on else None


class CorrectForm(OnceForm):
    """An entry as it should have been. It shows the parts that the corrector may see, and carries on the others."""

    on = PlainText(
        label="When was it?", required=False, longest=80,
        help_text="As well as you know it: 3 May 2026, about 10 May, May 2026. Leave blank if nobody knows",
    )  # fmt: skip
    kind = forms.ChoiceField(label="What kind of thing was it?")
    text = PlainText(label="What was seen, heard or done?", lines=6, required=False)
    child_words = PlainText(label="The child's own words", lines=3, required=False)
    polarity = Choose(label="Is it a worry, or going well?", choices=list(TONES.items()))
    areas = ChooseSome(label="Areas", required=False)
    source_type = forms.ChoiceField(label="How is it known?", required=False)
    source = PlainText(label="Who told it?", longest=200, required=False)
    person = PlainText(label="Person it was about, besides the child", longest=120, required=False)
    action = PlainText(label="What was done?", lines=3, required=False)
    outcome = PlainText(label="What came of it?", lines=3, required=False)
    why = PlainText(label="Why are you changing this?", lines=2, error_messages={"required": WHY})

    def __init__(
        self, *args: Any, was: Draft, seen: Iterable[str], today: date, not_before: date | None = None,
        held: Iterable[str] = (), **kwargs: Any,
    ) -> None:  # fmt: skip
        self.was, self.seen, self.today, self.not_before = was, frozenset(seen), today, not_before
        self.held = frozenset(held)
        super().__init__(*args, initial=_initial(was), **kwargs)
        _choose(self.fields["kind"], sorted(((k.id, k.label) for k in kinds().values()), key=lambda pair: pair[1]))
        _choose(self.fields["areas"], areas().items())
        _choose(self.fields["source_type"], [("", "Not said"), *source_types().items()])
        if was.child_words and "child_words" not in self.seen:
            del self.fields["child_words"]
        for key, value in self._details().items():
            label = key.replace("_", " ").capitalize()
            self.fields[DETAIL + key] = PlainText(label=label, required=False, initial=_typed(value), longest=2_000)

    @property
    def detail_fields(self) -> list[forms.BoundField]:
        """Return the fields of the details, in order."""
        return [self[name] for name in self.fields if name.startswith(DETAIL)]

    def clean_on(self) -> PartialDate | None:
        """Read the date again only where it was changed: what nobody touched stays as it was, about and all."""
        typed = self.cleaned_data["on"]
        if typed == _when(self.was):
            return self.was.on
        return _read(typed, today=self.today, not_before=self.not_before) or PartialDate.unknown()

    def draft(self) -> Draft:
        """Return the corrected entry whole, with every part that this form did not show."""
        said = self.cleaned_data
        detail = dict(self.was.detail)
        for key, value in self._details().items():
            typed = said[DETAIL + key]
            if typed != _typed(value):
                detail[key] = _as_before(typed, value)
        plain = {name: said[name] for name in ("text", "source", "source_type", "person", "action", "outcome", "kind")}
        return replace(
            self.was, **plain, on=said["on"], flag=self.was.flag if said["on"] == self.was.on else "",
            also=tuple(slug for slug in self.was.also if slug != said["kind"]), polarity=int(said["polarity"]),
            areas=tuple(said["areas"]), child_words=said.get("child_words", self.was.child_words),
            detail={key: value for key, value in detail.items() if value != ""},
        )  # fmt: skip

    def _details(self) -> Mapping[str, Any]:
        """The details that can be typed: those in the open, or in a part that this viewer may see."""
        its = kind(self.was.kind)
        hidden = {"detail": set(self.was.detail), "referrer": {"from"}, "address": {"address"}}
        unseen = {its.held_back, *self.held} - self.seen
        closed = {key for name in unseen for key in hidden.get(name, ())}
        known = {key: self.was.detail.get(key, "") for key in (*its.detail, *self.was.detail)}
        return {
            key: value
            for key, value in known.items()
            if key not in closed and not isinstance(value, list | dict) and not ("detail" in unseen and closed)
        }


def _choose(field: forms.Field, choices: Iterable[tuple[str, str]]) -> None:
    field.choices = list(choices)  # type: ignore[attr-defined]


def _initial(was: Draft) -> dict[str, Any]:
    return {
        "on": _when(was), "kind": was.kind, "text": was.text, "child_words": was.child_words,
        "polarity": "" if was.polarity is None else str(was.polarity), "areas": list(was.areas),
        "source_type": was.source_type, "source": was.source, "person": was.person,
        "action": was.action, "outcome": was.outcome,
    }  # fmt: skip


def _when(was: Draft) -> str:
    return was.on.text if was.on.earliest is None else describe(was.on)


def _read(typed: str, *, today: date, not_before: date | None) -> PartialDate | None:
    if not typed.strip():
        return None
    reading = read_date(typed, today=today, not_before=not_before)
    if reading.on is None or reading.verdict not in {Verdict.ACCEPTED, Verdict.UNDATED}:
        raise forms.ValidationError(reading.question or "Write the date as you know it, such as 3 May 2026")
    return reading.on


def _typed(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value if value is not None else "")


def _as_before(typed: str, value: Any) -> Any:
    """Keep the sort of the value: yes and no stay answers, a number stays a number where one was typed."""
    if typed.casefold() in {"yes", "no"} and (isinstance(value, bool) or value in ("", None)):
        return typed.casefold() == "yes"
    if isinstance(value, int) and not isinstance(value, bool) and typed.isascii() and typed.isdigit():
        return int(typed)
    return typed
