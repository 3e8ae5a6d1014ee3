"""Note something about one child or several, once however often it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db.models import QuerySet
from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.drafts import Draft, Setting, rows
from seen.apps.chronology.models import Entry, Named
from seen.apps.people.queries.joined import record_ids
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Access
from seen.core.refusals import Refusal
from seen.kit.actions import action, current
from seen.kit.database.many import insert_rows
from seen.kit.database.prepared import prepared_rows


class NobodyNamed(Refusal):
    """A note must be about somebody."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was stored: one entry per child. `again` where the same note had already been stored."""

    account: UUID
    entries: tuple[Entry, ...]
    again: bool = False

    @property
    def children(self) -> tuple[UUID, ...]:
        """Return the children it is about."""
        return tuple(entry.child_id for entry in self.entries)


@action("chronology.record", needs=Permission.RECORD)
def record(viewer: Viewer, *, children: Sequence[UUID], draft: Draft, account: UUID, now: datetime) -> Recorded:
    """Store a note about children the viewer knows. `account` is made with the form: sent twice, it is stored once.

    The same `account` with other words is a second note, never a lost one. Raises NoSuchChild, NobodyNamed.
    """
    if not children:
        raise NobodyNamed("Say who this is about. Choose at least one child.")
    sights = casefile.sights(viewer, children, as_of=timezone.localdate(now))
    if set(sights) != set(children) or viewer.agency is None:
        raise casefile.NoSuchChild("We cannot find that child. Go back and choose again.")
    return _store(viewer, children=children, draft=draft, account=account, agency=viewer.agency, now=now)


@action("chronology.record_for_service", needs=None)
def record_for_service(viewer: Viewer, *, child: UUID, draft: Draft, agency: UUID, now: datetime) -> Recorded:
    """Store the entry that another act leaves (a level changed, a worker allocated). Not reachable from a page."""
    account = uuid5(child, f"{draft.kind}|{draft.source_record}|{draft.digest()}")
    return _store(viewer, children=[child], draft=draft, account=account, agency=agency, now=now)


@action("chronology.reclass", needs=None)
def reclass(viewer: Viewer, *, child: UUID) -> int:
    """Compute each entry's class again after work opened or closed, in every record that is this one child.

    Returns how many rows changed.
    """
    is_open = casefile.open_work(child)
    before, after = (Access.HELD, Access.INVOLVED) if is_open else (Access.INVOLVED, Access.HELD)
    current().concerns(child)
    return Entry.objects.filter(child__in=record_ids(child), access=before).update(access=after)


@action("chronology.name_who_may_see", needs=Permission.SHARE)
def name_who_may_see(
    viewer: Viewer, *, entry: Entry, part: str, user: UUID | None, agency: UUID | None, now: datetime
) -> Named:
    """Name one person, or one agency, as one who may see an entry or a part of it. Sharing says why."""
    current().concerns(entry.child_id)
    current().note(entry=entry.id, part=part)
    return Named.objects.create(entry=entry, part=part, user_id=user, agency_id=agency, at=now)


def _store(
    viewer: Viewer, *, children: Sequence[UUID], draft: Draft, account: UUID, agency: UUID, now: datetime
) -> Recorded:
    current().concerns(*children)
    there = _told(account)
    if any(entry.writer_id != viewer.id for entry in there):
        account = uuid5(account, str(viewer.id))  # somebody else's telling: nobody writes into it
        there = _told(account)
    if there and there[0].digest != draft.digest():
        account = uuid5(account, draft.digest())
        there = _told(account)
    if there:
        current().note(account=account, again=True)
        return Recorded(account, tuple(there), again=True)
    made, parts = [], []
    for child in dict.fromkeys(children):
        setting = Setting(child, agency, viewer.id, now, casefile.open_work(child), account)
        entry, held = rows(draft, setting)
        made.append(entry)
        parts.extend(held)
    insert_rows(made)
    insert_rows(parts)
    current().note(account=account, kind=draft.kind, entries=[entry.id for entry in made])
    return Recorded(account, tuple(made))


@prepared_rows(Entry)
def _told(account: UUID) -> QuerySet[Entry]:
    return Entry.objects.filter(account=account).order_by("id")
