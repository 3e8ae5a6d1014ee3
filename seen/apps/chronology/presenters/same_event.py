"""Words for accounts that could be of one event: why it is asked, where they differ, and what was answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from seen.apps.chronology.forms.same_event import AskAgainForm, SameEventForm
from seen.apps.chronology.presenters.story import DIFFER, TONES, Told, told, told_by_words
from seen.apps.chronology.queries.same_event import Answered, Event, Group, SameEvents
from seen.apps.chronology.queries.story import Row
from seen.core.same_event.differences import Differ, Difference
from seen.core.same_event.weighing import Shared
from seen.kit.knowledge.same_event import lexicon
from seen.kit.pages.words import day, joined, moment

DAYS = {
    "same": "the same day",
    "said": "the words of one name the day of the other",
    "night": "one night, on either side of midnight",
    "may be": "days that may be the same",
    "near": "days close together",
}
NOTED = "they looked alike when they came in by file"
MOST_WORDS = 5
DONE = {
    "joined": "Joined: one event. Each account keeps its source. It can be undone from any of them.",
    "apart": "Kept apart. You will not be asked about these again, unless one of them changes.",
    "later": "Put off until {until}. Only you are asked later; others may answer before.",
}


@dataclass(frozen=True, slots=True)
class Differs:
    """One thing in which accounts differ: its words, and who says what."""

    words: str
    says: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GroupWords:
    """A group that waits. `before` says which of its accounts are one event already."""

    key: str
    title: str
    reasons: str
    before: str
    accounts: tuple[Told, ...]
    differ: tuple[Differs, ...]
    form: SameEventForm


@dataclass(frozen=True, slots=True)
class EventWords:
    """A joined event."""

    title: str
    said: str
    why: str
    accounts: tuple[Told, ...]
    differ: tuple[Differs, ...]


@dataclass(frozen=True, slots=True)
class AnsweredWords:
    """An answer that keeps a question away, with the form that ends it."""

    said: str
    why: str
    accounts: tuple[Told, ...]
    form: AskAgainForm


def page(found: SameEvents, *, today: date, sent: SameEventForm | AskAgainForm | None) -> dict[str, object]:
    """Return what the page of a child shows. A form that was not taken stands in its group with all that was typed."""
    return {
        "waiting": [_group(group, today=today, sent=sent) for group in found.waiting],
        "joined": [event_words(event) for event in found.joined],
        "answered": [_answered(each) for each in found.answered],
    }


def event_words(event: Event) -> EventWords:
    """Return a joined event in words."""
    return EventWords(
        title=_title(event.rows),
        said=f"Joined by {event.by}, {moment(event.at)}",
        why=event.why,
        accounts=tuple(told(row) for row in event.rows),
        differ=differ_words(event.differ, event.rows),
    )


def done_words(answer: str, until: date | None) -> str:
    """Return what is said once an answer is taken."""
    return DONE[answer].format(until=day(until) if until else "")


def told_by(rows: Sequence[Row]) -> str:
    """Return how often an event is told: “told by 3”, or how many accounts where one agency gave several."""
    return told_by_words(len(rows), len({row.source_agency for row in rows}))


def reasons(shared: Iterable[Shared], *, accounts: int, noted: bool) -> str:
    """Return why it is asked, in words and nothing else: “The same day; both name Dean; both speak of a fall”."""
    pairs, who = list(shared), "both" if accounts == 2 else "they"
    topics = lexicon().topics.topics
    said = [
        *dict.fromkeys(DAYS[pair.day] for pair in pairs),
        _reason(f"{who} name", (name.title() for pair in pairs for name in pair.names)),
        _reason(f"{who} speak of", (topics[topic].says for pair in pairs for topic in pair.topics)),
        _reason(
            f"{who} give the time", (f"{hour or 12}.{minute:02}" for pair in pairs for hour, minute in pair.clocks)
        ),
        _reason(f"{who} say", (f"“{word}”" for pair in pairs for word in pair.words)),
        NOTED if noted else "",
    ]
    words = "; ".join(filter(None, said))
    return words[:1].upper() + words[1:]


def differ_words(differ: Iterable[Difference], rows: Sequence[Row]) -> tuple[Differs, ...]:
    """Return where accounts differ, each thing with who says what."""
    tellers = {str(row.id): row.source_agency for row in rows}
    return tuple(
        Differs(DIFFER[one.what], tuple((tellers[ref], _values(one.what, values)) for ref, values in one.says))
        for one in differ
    )


def _values(what: Differ, values: Iterable[str]) -> str:
    match what:
        case Differ.DAYS:
            return joined(day(date.fromisoformat(value)) for value in values)
        case Differ.PEOPLE:
            return joined(value.title() for value in values)
        case Differ.PARTS:
            return joined(lexicon().topics.topics[value].says for value in values)
        case Differ.TONE:
            return joined(TONES[int(value)][0].lower() for value in values)
        case _:
            return joined(values)


def _reason(begins: str, things: Iterable[str]) -> str:
    found = list(dict.fromkeys(things))[:MOST_WORDS]
    return f"{begins} {joined(found)}" if found else ""


def _group(group: Group, *, today: date, sent: SameEventForm | AskAgainForm | None) -> GroupWords:
    accounts = tuple(told(row) for row in group.rows)
    key = f"g{group.rows[0].id.hex[:8]}{group.rows[-1].id.hex[:8]}"
    offered = [(str(one.id), f"{one.source}: {one.when}") for one in accounts]
    kept = sent if isinstance(sent, SameEventForm) and sent.prefix == key else None
    form = kept or SameEventForm(prefix=key, offered=offered, today=today)
    if kept:
        kept.fields["accounts"].choices = offered  # type: ignore[attr-defined]
    before = f"{len(group.joined)} of these are joined as one event already." if group.joined else ""
    why = reasons(group.shared, accounts=len(accounts), noted=group.noted)
    return GroupWords(key, _title(group.rows), why, before, accounts, differ_words(group.differ, group.rows), form)


def _answered(each: Answered) -> AnsweredWords:
    what = f"Put off until {day(each.until)}" if each.until else "Said not to be the same"
    form = AskAgainForm(initial={"again": each.id}, auto_id=f"id_{each.id.hex[:8]}_%s")
    return AnsweredWords(
        f"{what} by {each.by}, {moment(each.at)}", each.why, tuple(told(row) for row in each.rows), form
    )


def _title(rows: Sequence[Row]) -> str:
    days = dict.fromkeys(told(row).when for row in rows)
    return f"{joined(days)}: {told_by(rows)}"
