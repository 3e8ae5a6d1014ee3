"""The children of an event file with those they live with, as timelines on any date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline, as_household
from seen.integrations.event_files.children import Listed, read_children
from seen.integrations.event_files.events import read_events
from seen.kit.knowledge.pathways import england


@dataclass(frozen=True, slots=True)
class Household:
    """Children who live together, by reference, and the events of each; a child of no household alone."""

    children: tuple[Child, ...]
    events: tuple[Sequence[Event], ...]

    def on(self, as_of: date) -> list[Timeline]:
        """Return the timeline of each child as at a date, each with the others as siblings."""
        timelines = [self.alone(number, as_of) for number in range(len(self.children))]
        as_household(timelines)
        return timelines

    def alone(self, number: int, as_of: date) -> Timeline:
        """Return the timeline of the child of that number, without siblings."""
        return Timeline(self.children[number], self.events[number], as_of=as_of, calendar=england())

    def with_siblings(self, number: int, as_of: date) -> Timeline:
        """Return the timeline of the child of that number, with the others as siblings."""
        return self.on(as_of)[number]


def read_households(events: str | Path, children: str | Path | None) -> list[Household]:
    """Return every household, by its first child. Refuses a file at its first bad cell."""
    known, told = read_children(children) if children else {}, read_events(events)
    groups: dict[tuple[str, str], list[Listed]] = {}
    for ref in sorted({*told, *known}):
        listed = known.get(ref, Listed(Child(ref), household=""))
        alone = "" if listed.household else ref
        groups.setdefault((listed.household, alone), []).append(listed)
    return [
        Household(tuple(one.child for one in group), tuple(told.get(one.child.ref, ()) for one in group))
        for group in groups.values()
    ]
