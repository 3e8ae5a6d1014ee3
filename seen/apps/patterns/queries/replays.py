"""What could have been seen of a child, and when: from what had reached the record by then. For learning alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sight import entries
from seen.apps.patterns.queries.evidence import Entries
from seen.apps.patterns.queries.numbers import numbers_in_force
from seen.apps.patterns.queries.siblings import siblings_of
from seen.apps.patterns.queries.timelines import entry_of, events, facts
from seen.core.access.permission import Permission, check
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.patterns.contract import Pattern, Tier, refs
from seen.core.patterns.replaying import FirstSeen, On, replay
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline
from seen.kit.knowledge.pathways import england


@dataclass(frozen=True, slots=True)
class Moment:
    """The first day on which a pattern could have asked, what it would have said, and the entries it rests on."""

    pattern: Pattern
    day: date
    sentence: str
    tier: Tier
    because: tuple[Entry, ...]


def could_have_been_seen(viewer: Viewer, sight: Sight, *, start: date, end: date) -> list[Moment]:
    """Return each pattern's first day from `start` to `end`, oldest first, of what this viewer may see.

    Only entries that the viewer may see are read, so that nothing here tells of any other; a brother's or sister's
    evidence is shown only to somebody who may see it in that record too. Nothing after a family's no. The numbers are
    those in force on the last day. Raises NotPermitted.
    """
    check(viewer, Permission.SUPERVISE)
    if casefile.no_stands(sight.records) and not sight.matching:
        return []
    own = _seen(sight)
    numbers = numbers_in_force(end)
    found, _ = replay(_alone(own), _together(sight, own, last=end), start=start, end=end, settings=numbers)
    asked = [(one, refs([*one.finding.because, *one.finding.against], child=own[0].ref)) for one in found]
    evidence = Entries([(sight, behind) for _, behind in asked], as_of=end)
    moments = [_moment(one, sight, evidence, behind) for one, behind in asked]
    return sorted((each for each in moments if each), key=lambda each: (each.day, each.pattern.row))


def _seen(sight: Sight) -> tuple[Child, list[Event]]:
    """Return the child, and those of their events whose entry the viewer may see."""
    may = set(entries(sight).values_list("id", flat=True))
    return facts(sight.records), [event for event in events(sight.records) if entry_of(event.ref) in may]


def _alone(own: tuple[Child, list[Event]]) -> On:
    return lambda day: Timeline(*own, as_of=day, calendar=england())


def _together(sight: Sight, own: tuple[Child, list[Event]], *, last: date) -> On:
    """Return the timeline with those of the children who live with the child on the last day, read once if at all."""

    @cache
    def others() -> Sequence[tuple[Child, list[Event]]]:
        return [(facts(group), events(group)) for group in siblings_of(sight.records, as_of=last)]

    def on(day: date) -> Timeline:
        beside = [Timeline(child, told, as_of=day, calendar=england()) for child, told in others()]
        return Timeline(*own, as_of=day, siblings=beside, calendar=england())

    return on


def _moment(one: FirstSeen, sight: Sight, evidence: Entries, behind: Sequence[str]) -> Moment | None:
    seen = evidence.behind(sight, behind)
    if seen is None:
        return None
    because = dict.fromkeys(
        entry_of(ref.rpartition("/")[2]) for ref in refs(one.finding.because, child=str(sight.child))
    )
    shown = sorted((seen[entry] for entry in because), key=lambda entry: (entry.on_latest or date.max, str(entry.id)))
    return Moment(one.pattern, one.day, one.finding.sentence, one.finding.tier, tuple(shown))
