"""What is asked on a sheet in somebody's hands, and of the worker who hands it over."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from seen.apps.assessments.actions.own_sheets import LEFT_OUT, WORDS, Whose
from seen.apps.assessments.queries.own_sheets import TALK
from seen.apps.identity.forms import SetPinForm
from seen.core.instruments.completing import GRADED
from seen.core.instruments.tool import NOT_KNOWN
from seen.kit.knowledge.own_sheets import in_the_way
from seen.kit.pages.forms import Choose, ChooseSome, OnceForm, PlainText

CHOOSE_WHOSE = {"required": "Choose whose sheet it is"}


class HandOverForm(OnceForm, SetPinForm):
    """Whose sheet, and a PIN twice. `offered` are the sheets by key, each with its words and how it stands."""

    whose = Choose(label="Whose sheet?", error_messages=CHOOSE_WHOSE)
    field_order = ("whose", "pin", "again")

    def __init__(self, *args: Any, offered: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whose"].choices = [(key, words) for key, (words, _) in offered.items()]  # type: ignore[attr-defined]
        self.fields["whose"].hints = {key: how for key, (_, how) in offered.items() if how}  # type: ignore[attr-defined]

    def clean_whose(self) -> tuple[Whose, bool]:
        """Return whose sheet, and whether one that was sent is to be changed."""
        act, instrument, person = str(self.cleaned_data["whose"]).split("|")
        return Whose(instrument, UUID(person)), act == "change"


class CardForm(OnceForm):
    """One card with grades to choose from. Nothing chosen leaves the card out."""

    answer = Choose(required=False)

    def __init__(self, *args: Any, asks: str, answers: Sequence[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = asks
        self.fields["answer"].choices = [(value, label) for value, label, _ in answers]  # type: ignore[attr-defined]
        self.fields["answer"].hints = {value: says for value, _, says in answers if says}  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """Return the answer as `answer_card` takes it."""
        answer = str(self.cleaned_data["answer"])
        if answer in (TALK, NOT_KNOWN, LEFT_OUT):
            return {"state": answer}
        return {"state": GRADED, "grade": int(answer)}


class WordsCardForm(OnceForm):
    """One card that is answered in words. Nothing written leaves the card out."""

    words = PlainText(lines=6, longest=5_000, required=False)
    talk = ChooseSome(required=False, choices=[(TALK, "I would rather talk about this")], label="Or")

    def __init__(self, *args: Any, asks: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = asks

    def given(self) -> dict[str, Any]:
        """Return the answer as `answer_card` takes it: words that were written are kept, whatever else was ticked."""
        if words := str(self.cleaned_data["words"]).strip():
            return {"state": WORDS, "words": words}
        return {"state": TALK if self.cleaned_data["talk"] else LEFT_OUT}


class LastForm(OnceForm):
    """What gets in the way, and anything else."""

    in_the_way = ChooseSome(required=False, label="What gets in the way?", help_text="Choose any, or none.")
    more = PlainText(lines=4, longest=5_000, required=False, label="Anything else you want us to know?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["in_the_way"].choices = list(in_the_way().items())  # type: ignore[attr-defined]

    def clean_in_the_way(self) -> tuple[str, ...]:
        """Return the slugs in a settled order."""
        chosen = set(self.cleaned_data["in_the_way"])
        return tuple(slug for slug in in_the_way() if slug in chosen)


class SendForm(OnceForm):
    """Nothing to fill in: the press of a button sends the sheet."""
