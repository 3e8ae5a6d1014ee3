"""What a child's overview shows: the now card, questions that wait, and the newest hundred entries with true counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.casefile.queries import Owed
from seen.apps.chronology.presenters.story import Together, Told, told, years
from seen.apps.chronology.queries.beside import LastSeen, last_seen
from seen.apps.chronology.queries.life import moments
from seen.apps.chronology.queries.opening import listed, rows_by_key
from seen.apps.chronology.queries.story import Row
from seen.apps.patterns.queries.findings import Shown, findings
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.life.moment import Moment
from seen.core.life.now import STRENGTH, WORRY, New, new_since, newest, newest_first
from seen.kit.audit.reads import last_read

FIRST = 100  # entries that the overview shows whole; the rest are one link away, at an address of their own
STORY = (
    "child",
    "child_chronology",
    "chronology_print",
    "chronology_csv",
    "chronology_workbook",
    "chronology_document",
)


@dataclass(frozen=True, slots=True)
class Now:
    """What stands on the now card. None: there is none, or nobody recorded it."""

    worry: Told | None
    strength: Told | None
    seen: LastSeen
    opened: datetime | None
    new: New | None
    due: tuple[Owed, ...]


@dataclass(frozen=True, slots=True)
class FirstView:
    """A child's overview. `total` is how many entries the viewer may see, of which `shown` stand here."""

    now: Now
    questions: tuple[Shown, ...]
    years: list[tuple[str, list[Told | Together]]]
    shown: int
    total: int


def first_view(viewer: Viewer, sight: Sight, *, as_of: date) -> FirstView:
    """Return a child's overview as one viewer may see it."""
    life = moments(sight)
    ordered = newest_first(life)
    shown = ordered[:FIRST]
    worry, strength = newest(ordered, polarity=WORRY), newest(ordered, polarity=STRENGTH)
    whole = rows_by_key(sight, {moment.ref for moment in (*shown, worry, strength) if moment})
    first = listed(sight, shown, whole, life)
    now = _now(viewer, sight, life, _told(whole, worry), _told(whole, strength), as_of=as_of)
    waiting = tuple(each for each in findings(sight, as_of=as_of) if each.waits)
    return FirstView(now, waiting, years(first, first.rows, {}), len(first.rows), len(life))


def _now(
    viewer: Viewer, sight: Sight, life: Sequence[Moment], worry: Told | None, strength: Told | None, *, as_of: date
) -> Now:
    opened = last_read(viewer, sight.records, names=STORY, before=_start_of(as_of))
    new = new_since(life, at=opened) if opened else None
    return Now(worry, strength, last_seen(sight), opened, new, tuple(casefile.owed_about(viewer, sight)))


def _told(whole: dict[UUID, Row], moment: Moment | None) -> Told | None:
    row = whole.get(moment.ref) if moment else None
    return told(row) if row else None


def _start_of(day: date) -> datetime:
    """A visit lasts for a day: what came while somebody worked stays new until tomorrow."""
    return timezone.make_aware(datetime.combine(day, time()))
