"""Words for sorting rows that came in without a kind: what led to a suggestion, and what choosing it does."""

from collections.abc import Sequence

from seen.apps.chronology.presenters.files import when
from seen.apps.chronology.presenters.story import TONES
from seen.apps.chronology.presenters.tray import sentence
from seen.apps.chronology.queries.saved import Offered
from seen.apps.chronology.queries.sorting import Alike, Group
from seen.kit.knowledge.kinds import kind
from seen.kit.pages.words import joined, plural

CLOSES = "Choosing it closes these rows to all but their writer, the designated lead and the matching desk."


def because_of(each: Offered) -> str:
    """Say which words led to a kind, how it counts, and what choosing it does."""
    tone = TONES[kind(each.slug).polarity][0].lower()
    return f"Because of {quoted(each.because)}. It counts as: {tone}. {CLOSES if each.closes else ''}".strip()


def row_hint(row: Alike) -> str:
    """Return when a row was, about whom and told by whom, and its words that led to the suggestion."""
    entry = row.entry
    more = [words for words in (entry.action, entry.outcome) if words]
    parts = [sentence(when(entry)), row.name, entry.source or entry.source_agency.name, *more]
    return f"{', '.join(parts)}. Because of {quoted(row.because)}"


def title(group: Group) -> str:
    """Return what a group is called: how many rows, and the words that they share."""
    return f"{plural(len(group.rows), 'row')} with {quoted(group.because)}"


def read_from(words: str) -> str:
    """Say from which words a detail was read."""
    return f"Read from “{words}”. Change it where it is not right" if words else ""


def summary(groups: Sequence[Group], *, looked_at: int, of: int) -> str:
    """Say how many rows came without a kind, and how many of those on this page say something that suggests one."""
    suggested = sum(len(group.rows) for group in groups)
    came = f"{plural(of, 'row')} came in without a kind and {'stands' if of == 1 else 'stand'} as “Something noticed”"
    which = "the words" if looked_at == of else f"of the {looked_at:,} looked at on this page, the words"
    return f"{came}: {which} of {suggested:,} suggest one. The others stay as they are."


def quoted(words: Sequence[str]) -> str:
    """Return words in quotation marks, one after another."""
    return ", ".join(f"“{word}”" for word in words)


def done(rows: int, kinds: Sequence[str]) -> str:
    """Say what was kept."""
    if not kinds:
        stand = "It stays" if rows == 1 else "They stay"
        return f"{plural(rows, 'row')} looked at. {stand} “Something noticed”, and these are not suggested again."
    labels = joined(f"“{kind(slug).label}”" for slug in kinds)
    return (
        f"Saved: {plural(rows, 'row')} {'is' if rows == 1 else 'are'} {labels}. Each is kept in its history as it came."
    )
