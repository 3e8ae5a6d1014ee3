"""What every form shares: plain text kept whole, dates as people know them, errors that say what to do."""

import re
import unicodedata
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict

from seen.core.refusals import Refusal

R = TypeVar("R")
BIDI_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_KEPT = "\n\t"
_NOT_OFFERED: Any = {"invalid_choice": "Choose from the answers shown"}


def plain(text: str) -> str:
    """Return the text with line ends settled, and control characters and direction overrides taken out.

    Emoji, accents and the joiners inside them stay. Nothing else is touched.
    """
    settled = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        sign for sign in settled if sign in _KEPT or not (unicodedata.category(sign) == "Cc" or sign in BIDI_OVERRIDES)
    )


class PlainText(forms.CharField):
    """Words typed by a person, stored as plain text and never cut. `lines` is the height of the box; 1 is one line."""

    def __init__(self, *, lines: int = 1, longest: int = 10_000, **kwargs: Any) -> None:
        self.lines, self.longest = lines, longest
        super().__init__(**{"widget": forms.Textarea if lines > 1 else forms.TextInput} | kwargs)

    def to_python(self, value: Any) -> str:
        """Return the text cleaned, or say what to do with characters that no database keeps."""
        text = "" if value is None else str(value)
        if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
            raise ValidationError("Remove the characters that cannot be shown, then send again", code="characters")
        text = plain(text)
        return super().to_python(text if self.lines > 1 else re.sub(r"\s*\n\s*|\t", " ", text)) or ""

    def validate(self, value: str) -> None:
        """Refuse text that is too long, saying by how much."""
        super().validate(value)
        if (over := len(value) - self.longest) > 0:
            noun = "character" if over == 1 else "characters"
            raise ValidationError(f"Shorten by {over:,} {noun}", code="too-long")


class Choose(forms.ChoiceField):
    """One of a few, as radio buttons. `hints` gives a line under an option."""

    widget = forms.RadioSelect
    default_error_messages = _NOT_OFFERED

    def __init__(self, *, hints: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        self.hints = dict(hints or {})
        super().__init__(**kwargs)


class ChooseSome(forms.MultipleChoiceField):
    """Some of a few, as checkboxes or chips. `at_most` says how many; None is no limit."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = _NOT_OFFERED

    def __init__(self, *, at_most: int | None = None, hints: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        self.at_most, self.hints = at_most, dict(hints or {})
        super().__init__(**kwargs)

    def validate(self, value: Sequence[str]) -> None:
        """Refuse more than were asked for."""
        super().validate(value)
        if self.at_most and len(value) > self.at_most:
            raise ValidationError(f"Choose {self.at_most} at most", code="too-many")


@dataclass(frozen=True, slots=True)
class When:
    """When it happened, as chosen: `today`, `yesterday`, `other` with its text, or `unknown`."""

    choice: str
    text: str = ""

    def as_text(self, *, today: date) -> str:
        """Return the words for the date parser; empty where nobody knows."""
        if self.choice == "other":
            return self.text
        if self.choice == "unknown":
            return ""
        return (today - timedelta(days=1 if self.choice == "yesterday" else 0)).isoformat()


WHEN = (("today", "Today"), ("yesterday", "Yesterday"), ("unknown", "I do not know when"), ("other", "Another time"))


class WhenWidget(forms.MultiWidget):
    """A choice, and words for the date. Posts NAME_choice and NAME_text."""

    def __init__(self) -> None:
        super().__init__({"choice": forms.RadioSelect(choices=WHEN), "text": forms.TextInput()})

    def decompress(self, value: When | None) -> list[str]:
        """Return the two parts of a first value."""
        return [value.choice, value.text] if value else ["", ""]


class WhenField(forms.MultiValueField):
    """When it happened: exactly, about, in a month, or not known. Gives a `When`; core.dates reads its text."""

    def __init__(self, **kwargs: Any) -> None:
        parts = (Choose(choices=WHEN, required=False), PlainText(longest=100, required=False))
        super().__init__(parts, widget=WhenWidget(), require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> When | None:
        """Settle the two parts; never guess between them."""
        choice, text = (self.fields[at].clean((value or ["", ""])[at]) for at in (0, 1))
        if not choice and not text:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        if choice == "other" and not text:
            raise ValidationError("Write when it was, or choose “I do not know when”", code="empty")
        if text and choice in ("today", "yesterday", "unknown"):
            label = dict(WHEN)[choice]
            raise ValidationError(f"You chose “{label}” and wrote “{text}”. Keep one of them", code="two")
        return When(choice or "other", text)


class OnceWidget(forms.HiddenInput):
    """Keeps the key of a sent form; makes a new one where it is absent or damaged."""

    def format_value(self, value: Any) -> str:
        """Return a key that can be sent."""
        return str(_key(value) or uuid.uuid4())


class OnceField(forms.Field):
    """A hidden key, made when the page is shown. The same key sent twice is the same act."""

    widget = OnceWidget

    def clean(self, value: Any) -> uuid.UUID:
        """Return the key."""
        if key := _key(value):
            return key
        raise ValidationError("Part of the page was lost on the way. Check what you wrote and send it again")


def _key(value: Any) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(value))
    except ValueError:
        return None


class Form(forms.Form):
    """The base of every form: no browser pop-ups, and an empty answer names its question."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = f"Answer “{field.label or name}”"


def error_links(form: forms.BaseForm) -> list[tuple[str, str]]:
    """Return (sentence, address of the control) for the summary at the top of the page, in the page's order.

    Any form will do: those of the sign-in pages are a library's.
    """
    links = [(str(error), "#main-content") for error in form.non_field_errors()]
    for bound in form:
        links += [(str(error), f"#{_control(bound)}") for error in bound.errors]
    return links


def _control(bound: forms.BoundField) -> str:
    if bound.is_hidden:
        return "main-content"
    if isinstance(bound.field, WhenField) and bound.value()[0] == "other":
        return f"{bound.auto_id}_text"
    return str(bound.auto_id)


class OnceForm(Form):
    """A form that writes: sent twice, it is one act. The key is in `cleaned_data["once"]`."""

    once = OnceField()


def acted(form: forms.BaseForm, act: Callable[[dict[str, Any]], R]) -> R | None:
    """Do what a whole form asks, and return what came of it. A refusal is said on the page, with everything typed."""
    if not form.is_valid():
        return None
    try:
        return act(form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what was posted, an empty form too; None where the page is only opened."""
    return request.POST if request.method == "POST" else None
