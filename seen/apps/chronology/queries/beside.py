"""What stands beside a child's story: when they were last seen, and which other children a telling was also about."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sight import entries, seen_by, standing
from seen.apps.people.queries.called import called
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.dates.partial import PartialDate, Precision

ALONE = ("contact.seen_alone",)
ALONE_IF_SAID = ("contact.seen", "voice.heard")
SEEN = (
    *ALONE, *ALONE_IF_SAID, "contact.observed", "appointment.attended", "development.reviewed",
    "growth.weight", "growth.height", "growth.head", "health.emergency_attendance",
)  # fmt: skip
YES = (True, "true", "True", "yes", "Yes", 1)


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
    columns = (
        "id",
        "kind",
        "detail",
        "source_agency__name",
        "on_text",
        "on_earliest",
        "on_latest",
        "on_precision",
        "on_about",
    )
    rows = entries(sight).filter(kind__in=SEEN, on_latest__isnull=False).order_by(F("on_latest").desc(), "-written_at")
    at_all = alone = None
    for entry, kind, detail, agency, text, earliest, latest, precision, about in rows.values_list(*columns):
        found = Sighting(entry, PartialDate(text, earliest, latest, Precision(precision), about), agency)
        at_all = at_all or found
        if kind in ALONE or (kind in ALONE_IF_SAID and detail.get("alone") in YES):
            alone = found
            break
    return LastSeen(at_all, alone)


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
