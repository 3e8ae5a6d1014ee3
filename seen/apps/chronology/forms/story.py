"""What a reader of a story may ask for. It lives in the address, so that reload, Back and a shared link keep it."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from uuid import UUID

from django import forms
from django.http import QueryDict

from seen.apps.chronology.queries.story import Asked, Choices
from seen.core.dates.partial import PartialDate
from seen.core.dates.reading import Verdict, read_date
from seen.kit.knowledge.kinds import areas, kinds, source_types
from seen.kit.knowledge.life_questions import life_questions
from seen.kit.pages.forms import Form, PlainText
from seen.kit.pages.words import moment

TONES = {"worry": -1, "strength": 1, "noted": 0}
TONE_WORDS = {"worry": "Worries", "strength": "Going well", "noted": "Just noted"}
Pairs = Iterable[tuple[str, str]]


class StoryForm(Form):
    """Filters of a story. Every choice offered stands in an entry that this viewer may see; any other is no choice."""

    words = PlainText(label="Words", required=False, longest=200)
    significant = forms.ChoiceField(label="Significance", required=False)
    tone = forms.ChoiceField(label="Worry or going well", required=False)
    about = forms.ChoiceField(label="Question", required=False)
    area = forms.ChoiceField(label="Area", required=False)
    agency = forms.ChoiceField(label="Agency", required=False)
    kind = forms.ChoiceField(label="Kind", required=False)
    known = forms.ChoiceField(label="How it is known", required=False)
    since = PlainText(label="From", required=False, longest=80)
    until = PlainText(label="To", required=False, longest=80)
    undated = forms.ChoiceField(label="Date", required=False)
    new = PlainText(label="New since", required=False, longest=40)

    def __init__(self, query: QueryDict, *, choices: Choices, today: date) -> None:
        super().__init__(query)
        self.today = today
        self._offer("significant", [("1", "Significant")] if choices.significant else [])
        self._offer("tone", ((tone, TONE_WORDS[tone]) for tone, sign in TONES.items() if sign in choices.polarities))
        self._offer(
            "about",
            (
                (one.id, one.filter)
                for one in life_questions().values()
                if not choices.kinds.keys().isdisjoint(one.kinds)
            ),
        )
        self._offer("area", _called(areas(), choices.areas))
        self._offer("agency", ((str(agency), name) for agency, name in choices.agencies.items()))
        self._offer(
            "kind", sorted(_called({slug: kind.label for slug, kind in kinds().items()}, choices.kinds), key=_by)
        )
        self._offer("known", _called(source_types(), choices.source_types))
        self._offer("undated", [("1", "Not known")] if choices.undated else [])

    def clean_since(self) -> date | None:
        """Read the first day asked for: a month or a year means its first."""
        on = self._day("since")
        return on.earliest if on else None

    def clean_until(self) -> date | None:
        """Read the last day asked for: a month or a year means its last."""
        on = self._day("until")
        return on.latest if on else None

    def clean_new(self) -> datetime | None:
        """Read the moment after which entries are new, as the overview writes it into an address."""
        typed = self.cleaned_data["new"]
        try:
            return datetime.fromisoformat(typed).astimezone(UTC) if typed else None
        except (ValueError, OverflowError):
            raise forms.ValidationError("New since: left out, as it is no date and time") from None

    def asked(self) -> Asked:
        """Return what was asked for. An answer that cannot be understood asks for nothing, and its error is shown."""
        self.is_valid()
        kept = self.cleaned_data
        return Asked(
            words=kept.get("words", ""),
            areas=_one(kept.get("area")),
            agencies=tuple(UUID(one) for one in _one(kept.get("agency"))),
            kinds=_one(kept.get("kind")),
            source_types=_one(kept.get("known")),
            polarity=TONES.get(kept.get("tone", "")),
            since=kept.get("since"),
            until=kept.get("until"),
            undated=bool(kept.get("undated")),
            new=kept.get("new"),
            about=life_questions()[kept["about"]].kinds if kept.get("about") else (),
            significant=bool(kept.get("significant")),
            newest_first=self.data.get("order") != "oldest",
        )

    def in_use(self) -> list[tuple[str, str]]:
        """Return each filter in use: its name in the address, and in words."""
        self.is_valid()
        return [(name, self._words(name)) for name in self.fields if self.cleaned_data.get(name)]

    def _words(self, name: str) -> str:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            chosen = dict(field.choices)[self.cleaned_data[name]]  # type: ignore[arg-type]
            return f"{field.label}: {chosen}"
        kept = self.cleaned_data[name]
        return f"{field.label}: {moment(kept) if isinstance(kept, datetime) else self.data[name].strip()}"

    def _offer(self, name: str, pairs: Pairs) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "All"), *pairs]
            field.error_messages["invalid_choice"] = f"{field.label}: left out, as there is nothing under it here"

    def _day(self, name: str) -> PartialDate | None:
        typed = self.cleaned_data[name]
        if not typed:
            return None
        reading = read_date(typed, today=self.today)
        if reading.verdict is not Verdict.ACCEPTED:
            raise forms.ValidationError(reading.question or "Write a date, such as 3 May 2026, May 2026 or 2026")
        return reading.on


def _called(words: Mapping[str, str], there: Iterable[str]) -> Pairs:
    return [(slug, words.get(slug, slug)) for slug in words if slug in set(there)]


def _by(pair: tuple[str, str]) -> str:
    return pair[1].casefold()


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()
