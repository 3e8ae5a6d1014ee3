"""Words and addresses around a story: how much of it is shown, which filters are in use, the other order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from seen.apps.chronology.forms.story import TONE_WORDS, TONES, StoryForm
from seen.apps.chronology.queries.story import Story
from seen.core.life.repeats import Run
from seen.kit.pages.frame import Link
from seen.kit.pages.words import joined, plural, with_query


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a list. `left_out` says how many have no date where only some days were asked for;
    `together` how many tell of how few events."""

    shown: str
    filters: str
    applied: tuple[Link, ...]
    other_order: Link
    query: str
    clear: str
    left_out: str
    tones: tuple[Link, ...]
    together: str
    same_event: str
    significance: Link | None
    repeats: Link | None


def around(request: HttpRequest, form: StoryForm, found: Story, alike: Sequence[Run] = ()) -> Around:
    """Return the words and addresses around a list of entries. `alike` are the runs among them."""
    here, query, asked = request.path, request.GET, found.asked
    applied = tuple(
        Link(words, here + with_query(query, **{name: None, "page": None})) for name, words in form.in_use()
    )
    order = Link(
        "Show oldest first" if asked.newest_first else "Show newest first",
        here + with_query(query, order="oldest" if asked.newest_first else None, page=None),
    )
    dated = bool(asked.since or asked.until)
    return Around(
        shown=_shown(found),
        filters=joined(words for _, words in form.in_use()) if applied else "",
        applied=applied,
        other_order=order,
        query=with_query(query, page=None),
        clear=_clear(request, found),
        left_out=f"{plural(found.choices.undated, 'entry', 'entries')} with no date cannot be in these days."
        if dated and found.choices.undated else "",
        tones=tuple(_tones(request, found)),
        together=together(found),
        significance=_significance(request, found),
        repeats=_repeats(request, found, alike),
        same_event=_same_event(found.waiting),
    )  # fmt: skip


def _clear(request: HttpRequest, found: Story) -> str:
    return request.path + (with_query({"order": "oldest"}) if not found.asked.newest_first else "")


def _same_event(waiting: int | None) -> str:
    if waiting is None:
        return "Which could be the same event?"
    return f"Could be the same event ({waiting})" if waiting else "Same event"


def together(found: Story) -> str:
    """Return how many of the entries found tell of how few events; nothing where each stands by itself."""
    events = {event for row in found.rows if (event := found.events.get(row.id))}
    accounts = sum(row.id in found.events for row in found.rows)
    if not events:
        return ""
    return f"{plural(accounts, 'entry tells', 'entries tell')} of {plural(len(events), 'event', 'events')}"


def _significance(request: HttpRequest, found: Story) -> Link | None:
    """One tap to what people said is significant, and one back to everything: neither is ever without its number."""
    marked, total = len(found.choices.significant), found.choices.total
    if found.asked.significant:
        return Link(f"Show all {total:,}", request.path + with_query(request.GET, significant=None, page=None))
    if not marked:
        return None
    words = f"Show the {plural(marked, 'entry', 'entries')} marked significant"
    return Link(words, request.path + with_query(request.GET, significant="1", page=None))


def groups_repeats(request: HttpRequest, found: Story) -> bool:
    """Answer whether alike entries stand in one line: unless the address says otherwise, or words are looked for."""
    return request.GET.get("repeats") != "each" and not found.asked.words


def _repeats(request: HttpRequest, found: Story, alike: Sequence[Run]) -> Link | None:
    if not alike or found.asked.words:
        return None
    entries, each = sum(len(run.refs) for run in alike), groups_repeats(request, found)
    words = f"Show each of {entries:,} alike entries by itself" if each else f"Group {entries:,} alike entries"
    return Link(words, request.path + with_query(request.GET, repeats="each" if each else None, page=None))


def _tones(request: HttpRequest, found: Story) -> Iterator[Link]:
    """One tap to the worries, and one to what goes well: as near to hand as each other, whichever are more."""
    there, total = found.choices.polarities, found.choices.total
    if len(there) > 1:
        yield Link(f"Everything ({total:,})", _clear(request, found), current=not found.asked.narrowed)
        for tone, sign in TONES.items():
            if sign in there:
                yield _tone(request, found, TONE_WORDS[tone], tone, there[sign])


def _tone(request: HttpRequest, found: Story, words: str, tone: str, count: int) -> Link:
    href = request.path + with_query(request.GET, tone=tone, page=None)
    return Link(f"{words} ({count:,})", href, current=found.asked.polarity == TONES[tone])


def on_paper(found: Story, who: str) -> str:
    """Return what a print-out holds, said so that whoever reads it later knows whose sight it was."""
    count, total = len(found.rows), found.choices.total
    every = plural(total, "entry", "entries")
    how_many = f"{count:,} of {every}" if count != total else every if total < 2 else f"all {every}"
    of_events = f"; {together(found)}" if together(found) else ""
    return f"{how_many[:1].upper()}{how_many[1:]} that {who} could see{of_events}"


def _shown(found: Story) -> str:
    count, total = len(found.rows), found.choices.total
    if count == total:
        return f"Showing all {plural(total, 'entry', 'entries')} that you can see" if total > 1 else "One entry"
    return f"Showing {count:,} of {plural(total, 'entry', 'entries')} that you can see"
