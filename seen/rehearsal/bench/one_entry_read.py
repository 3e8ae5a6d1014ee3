"""How long every pattern takes after one new entry, with the child's record read from the database."""

from datetime import date
from time import process_time
from uuid import UUID

from django.utils import timezone

from seen.apps.casefile.actions import add_child
from seen.apps.chronology.drafts import Draft
from seen.apps.patterns.queries.timelines import timeline_of
from seen.core.patterns.runner import run
from seen.integrations.population.store import Store
from seen.rehearsal.bench.actions import store_story
from seen.rehearsal.bench.one_entry import a_record
from seen.rehearsal.bench.stories import SORTS, TOLD, WORKER
from seen.rehearsal.bench.verdict import interleaved, usual
from seen.rehearsal.cast import Cast


def one_entry_read(store: Store, entries: int, *, as_of: date, rounds: int) -> float:
    """Return the milliseconds of one core from the database to every pattern's answer, on a record of that many."""
    child = stored(store, entries, as_of=as_of)

    def asked() -> None:
        run(timeline_of([child], as_of=as_of), as_of=as_of, settings={})

    asked()
    return usual(interleaved(max(rounds, 9), process_time, asked=asked)["asked"])


def stored(store: Store, entries: int, *, as_of: date) -> UUID:
    """Enter a child with the record of `a_record`, each entry in words of its own. Returns the child."""
    now, cast = timezone.now(), Cast()
    child, events = a_record(store, entries, as_of=as_of)
    added = add_child(
        cast.viewers[WORKER], name="Tam Invented", reason="s17", words="Invented for measuring.",
        born=child.born, at=now,
    )  # fmt: skip
    told = [
        (
            Draft(
                kind=event.kind, on=event.on, recorded=event.recorded or event.day, source_type=event.source_type,
                polarity=event.polarity, areas=event.areas, text=f"{TOLD[number % len(TOLD)][1]} ({number})",
                detail=dict(event.detail),
            ),
            cast.agencies[event.agency_type if event.agency_type in cast.agencies else SORTS[number % len(SORTS)]].id,
        )
        for number, event in enumerate(events)
    ]  # fmt: skip
    store_story(added.child, told, now=now)
    return added.child
