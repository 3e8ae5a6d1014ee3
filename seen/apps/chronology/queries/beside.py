"""What stands beside a child's story: when they were last seen, and which other children a telling was also about."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sight import as_asked, entries, seen_by, standing, who_asks
from seen.apps.people.queries.called import called
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.dates.partial import PartialDate, Precision
from seen.kit.database.prepared import Part, Row, key, prepared
from seen.kit.database.together import together

ALONE = ("contact.seen_alone",)
ALONE_IF_SAID = ("contact.seen", "voice.heard")
SEEN = (
    *ALONE, *ALONE_IF_SAID, "contact.observed", "appointment.attended", "development.reviewed",
    "growth.weight", "growth.height", "growth.head", "health.emergency_attendance",
)  # fmt: skip
YES = (True, "true", "True", "yes", "Yes", 1)
_COLUMNS = ("id", "source_agency__name", "on_text", "on_earliest", "on_latest", "on_precision", "on_about")


@dataclass(frozen=True, slots=True)
class Sighting:
    """An entry by which somebody had the child before their eyes: when, and which agency saw them."""

    entry: UUID
    on: PartialDate
    agency: str


@dataclass(frozen=True, slots=True)
class LastSeen:
    """When the child was last seen at all, and last seen alone, as far as this viewer may know. None: not recorded."""

    at_all: Sighting | None = None
    alone: Sighting | None = None


def last_seen(sight: Sight) -> LastSeen:
    """Return the newest sightings among the entries that this viewer may see. One query."""
    return as_last_seen(together(*sightings_asked(sight)))


def sightings_asked(sight: Sight) -> list[Part[Row]]:
    """Return what to ask for that; `as_last_seen` takes the answers."""
    return [_newest.of(*who_asks(sight), flags=sight.flags, alone=alone) for alone in (False, True)]


def as_last_seen(answers: Sequence[list[Row]]) -> LastSeen:
    """Return the sightings of which it was asked."""
    at_all, alone = (_sighting(rows[0]) if rows else None for rows in answers)
    return LastSeen(at_all, alone)


@prepared
def _newest(
    records: Sequence[UUID], viewer: UUID | None, agency: UUID | None, *, flags: frozenset[str], alone: bool
) -> QuerySet[Any, Any]:
    seen = entries(as_asked(records, viewer, agency, flags=flags)).filter(kind__in=SEEN, on_latest__isnull=False)
    if alone:
        seen = seen.filter(Q(kind__in=ALONE) | Q(said_alone(), kind__in=ALONE_IF_SAID))
    return seen.order_by(F("on_latest").desc(), "-written_at").values_list(*_COLUMNS)[:1]


def said_alone() -> Q:
    """Match entries whose detail says that nobody else was there, however it was written down."""
    return reduce(or_, (Q(detail__alone=yes) for yes in YES))


def _sighting(row: Row) -> Sighting:
    entry, agency, text, earliest, latest, precision, about = row
    return Sighting(key(entry), PartialDate(text, earliest, latest, Precision(precision), bool(about)), agency)


def also_about(viewer: Viewer, sight: Sight, *, as_of: date) -> Mapping[UUID, tuple[str, ...]]:
    """Return, by account, the names of other children it was told of: only where the viewer may see their entry."""
    told = entries(sight).order_by().values("account")
    others = Entry.objects.filter(account__in=told).exclude(child__in=sight.records).order_by()
    sights = casefile.sights(viewer, others.values_list("child", flat=True).distinct(), as_of=as_of)
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for account, child in _seen(others, sights).values_list("account", "child"):
        found[account].append(child)
    names = called({child for children in found.values() for child in children}, as_of=as_of)
    return {account: tuple(sorted(names[child].name for child in children)) for account, children in found.items()}


def _seen(others: QuerySet[Entry], sights: Mapping[UUID, Sight]) -> QuerySet[Entry]:
    """One query for all the children: each child's rows pass that child's own filter of sight."""
    seen = others.none()
    for child, sight in sights.items():
        seen |= seen_by(sight, standing(others.filter(child=child)))
    return seen
