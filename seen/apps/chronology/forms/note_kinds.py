"""Confirming the kinds that the words of a note suggest. Nothing is chosen for the writer."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from seen.apps.chronology.queries.saved import Offered, suggested_by
from seen.core.dates.ages import AgeBand
from seen.kit.knowledge.kinds import kind
from seen.kit.knowledge.vocabulary import vocabulary
from seen.kit.pages.forms import ChooseSome, Form, PlainText

SHORT = 200
LONGEST_TEXT = 10_000
POLARITIES = {"worry": -1, "neutral": 0, "strength": 1}


class KindsForm(Form):
    """The kinds that the words suggest, for the writer to confirm. `needs` are the details that a kind must carry."""

    kinds = ChooseSome(
        label="Is it any of these?", error_messages={"required": "Choose at least one, or leave it as it is"}
    )

    def __init__(self, sent: Any = None, *, offered: Sequence[Offered]) -> None:
        super().__init__(sent)
        self.offered = offered
        self.fields["kinds"].choices = [(each.slug, each.label) for each in offered]  # type: ignore[attr-defined]
        self.fields["kinds"].hints = {each.slug: _because(each) for each in offered}  # type: ignore[attr-defined]
        for each in offered:
            for key in each.needs:
                self.fields[f"{each.slug}:{key}"] = detail_field(each, key)

    def clean(self) -> dict[str, Any]:
        """Ask for what a chosen kind must carry."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        for each in self.offered:
            for key in each.needs if each.slug in found.get("kinds", ()) else ():
                if not found.get(f"{each.slug}:{key}"):
                    self.add_error(f"{each.slug}:{key}", f"{each.label}: write which")
        return found

    def details(self) -> dict[str, str]:
        """Return the details of the kinds chosen."""
        chosen = [each for each in self.offered if each.slug in self.cleaned_data["kinds"]]
        return {key: self.cleaned_data[f"{each.slug}:{key}"] for each in chosen for key in each.needs}


class TypedKindsForm(KindsForm):
    """Kinds ticked where the note is typed. None need be; one that the words no longer suggest is let go."""

    def __init__(self, sent: QueryDict, *, offered: Sequence[Offered]) -> None:
        slugs = {each.slug for each in offered}
        kept = sent.copy()
        kept.setlist("kinds", [slug for slug in sent.getlist("kinds") if slug in slugs])
        super().__init__(kept, offered=offered)
        self.fields["kinds"].required = False

    @property
    def ticked(self) -> bool:
        """Answer whether any kind is ticked."""
        return bool(self["kinds"].value())

    def chosen(self) -> list[str]:
        """Return the kinds ticked; none where the form was not whole."""
        return list(self.cleaned_data["kinds"]) if self.ticked and self.is_valid() else []

    def details(self) -> dict[str, str]:
        """Return the details of the kinds ticked."""
        return super().details() if self.chosen() else {}

    @property
    def details_asked(self) -> list[forms.BoundField]:
        """Return the questions of the kinds that are ticked."""
        ticked = self["kinds"].value() or ()
        return [self[f"{each.slug}:{key}"] for each in self.offered if each.slug in ticked for key in each.needs]


def suggesting(sent: QueryDict, *, band: str) -> TypedKindsForm:
    """Return the kinds that the words of a note suggest as they stand, with those ticked."""
    text, polarity = sent.get("text", "")[:LONGEST_TEXT], POLARITIES.get(sent.get("worry", ""), 0)
    known = band if band in set(AgeBand) else ""
    return TypedKindsForm(sent, offered=suggested_by(text, polarity=polarity, band=known))


def as_typed(sent: QueryDict, *, band: str) -> TypedKindsForm:
    """Return the same while somebody is still typing: what is missing is no error yet."""
    whole = suggesting(sent, band=band)
    form = TypedKindsForm(QueryDict(), offered=whole.offered)
    form.initial = {**sent.dict(), "kinds": list(whole["kinds"].value())}
    form.is_bound = False
    return form


def detail_field(each: Offered, key: str) -> forms.Field:
    """Return the question for what a kind must carry: a choice where the vocabulary closes it, else words."""
    values = kind(each.slug).choices.get(key, ())
    if not values:
        return PlainText(label=each.needs[key], longest=SHORT, required=False)
    said = vocabulary().choice_words
    choices = [("", "Choose"), *((value, said.get(value, value.replace("_", " ")).capitalize()) for value in values)]
    return forms.ChoiceField(label=each.needs[key], choices=choices, required=False)


def _because(each: Offered) -> str:
    """Say which words led to it, and what choosing it does."""
    words = f"You wrote “{'”, “'.join(each.because)}”"
    closes = ". Choosing it closes the note to all but you, your designated lead and the matching desk"
    return words + (closes if each.closes else "")
