"""How long every pattern takes after one new entry, on a child's record held in memory."""

from datetime import date
from itertools import cycle, islice
from time import process_time

from seen.core.patterns.runner import run
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline
from seen.integrations.population.homes import households
from seen.integrations.population.pieces import Task
from seen.integrations.population.scanning import manners_of
from seen.integrations.population.store import Store
from seen.kit.knowledge.pathways import england
from seen.rehearsal.bench.verdict import interleaved, usual

MOMENTS = 49  # rounds: a few thousandths of a second each, of which what else the machine does may fill nine


def one_entry(store: Store, entries: int, *, as_of: date, rounds: int) -> float:
    """Return the milliseconds of one core from the entries of a record of that many to every pattern's answer."""
    child, events = a_record(store, entries, as_of=as_of)

    def asked() -> None:
        run(Timeline(child, events, as_of=as_of, calendar=england()), as_of=as_of, settings={})

    asked()
    return usual(interleaved(max(rounds, MOMENTS), process_time, asked=asked)["asked"])


def a_record(store: Store, entries: int, *, as_of: date) -> tuple[Child, list[Event]]:
    """Return a child with a record of that many entries: the longest of the store laid together, told of one child."""
    task = Task(as_of, {}, manners_of(store), store.path, store.path)
    longest = "child IN (SELECT child FROM events GROUP BY child ORDER BY count(*) DESC, child LIMIT 100)"
    with store.open() as connection:
        children = connection.sql(f"SELECT *, '' AS asked FROM children WHERE {longest}").to_arrow_table()
        events = connection.sql(f"SELECT * FROM events WHERE {longest}").to_arrow_table()
    told = [
        (timeline.child, event)
        for timelines, _ in households(children, events, as_of=as_of, told=task.told)
        for timeline in timelines
        for event in timeline.of("*")
    ]
    child = told[0][0]
    record = [
        event._replace(ref=f"{number}-{event.ref}", child=child.ref)
        for number, (_, event) in enumerate(islice(cycle(told), entries))
    ]
    return child, record
