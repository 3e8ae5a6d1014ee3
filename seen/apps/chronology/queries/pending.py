"""Files that wait to be accepted: to whom they are shown, how far their reading is, and their content."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.judging import Judge
from seen.apps.chronology.models import ImportFile, PendingFile, PendingPiece
from seen.apps.chronology.queries.file_pages import FileSeen, NoSuchFile, file_as_seen
from seen.apps.chronology.queries.incoming import Children, may_bring
from seen.apps.identity.models import Agency, User
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal
from seen.kit.access.sealed import unseal_bytes
from seen.kit.audit.reads import touched_since

PURPOSE = "pending file"
FRESH = timedelta(seconds=20)  # a reader gives a sign some times a second; a page may wait for the lock
KEPT = timedelta(days=2)
# What is done with a pending file changes nothing that its rows are judged by.
OWN_ACTS = tuple(f"chronology.{name}" for name in (
    "keep_file", "choose_encoding", "say_columns", "read_file", "discard_file",
))  # fmt: skip


class Stage(StrEnum):
    """How far a pending file is."""

    COLUMNS = "columns"  # somebody has to say how it is read
    READING = "reading"
    STOPPED = "stopped"  # whoever read it gives no sign any more
    REFUSED = "refused"
    CHECK = "check"


class Unreadable(Refusal):
    """What was kept of a file cannot be opened any more."""


@dataclass(frozen=True, slots=True)
class PendingSeen:
    """A pending file as one viewer may see it; `rows` once they are all read."""

    file: PendingFile
    sight: Sight
    stage: Stage
    rows: FileSeen | None = None


def pending_files(viewer: Viewer, sight: Sight) -> QuerySet[PendingFile]:
    """Return the files about a child that wait for somebody of the viewer's agency, newest first."""
    found = PendingFile.objects.filter(agency=viewer.agency, child__in=sight.records).defer("outcome")
    return found.select_related("sent_by").order_by("-sent_at")


def pending_seen(viewer: Viewer, file: UUID, *, at: datetime) -> PendingSeen:
    """Return one pending file as this viewer may see it. Raises NoSuchFile or NoSuchChild."""
    found = PendingFile.objects.filter(id=file, agency=viewer.agency).select_related("sent_by", "said_by", "agency")
    its = found.first()
    if its is None:
        raise NoSuchFile("We cannot show that page.")
    today = timezone.localdate(at)
    sight = casefile.sight(viewer, its.child_id, as_of=today)
    stage = stage_of(its, at=at)
    staged = ImportFile.objects.filter(id=file).select_related("agency", "started_by").first()
    if stage is not Stage.CHECK or staged is None:
        return PendingSeen(its, sight, stage)
    return PendingSeen(its, sight, stage, file_as_seen(viewer, staged, sight, sender=its.sent_by_id, as_of=today))


def stage_of(file: PendingFile, *, at: datetime) -> Stage:
    """Return how far a file is."""
    if file.refused:
        return Stage.REFUSED
    if file.columns is None:
        return Stage.COLUMNS
    if file.outcome is not None:
        return Stage.CHECK
    return Stage.READING if being_read(file, at=at) else Stage.STOPPED


def being_read(file: PendingFile, *, at: datetime) -> bool:
    """Answer whether somebody who reads a file gave a sign of it lately."""
    return file.run is not None and file.beat is not None and file.beat > at - FRESH


def refusal_of(file: UUID) -> str:
    """Return why a file cannot be read; empty where it can, or is not read so far."""
    return PendingFile.objects.filter(id=file).values_list("refused", flat=True).first() or ""


def came_to_the_same(file: UUID) -> bool:
    """Answer whether a file that was read again came out as it was shown before."""
    return PendingFile.objects.filter(id=file, outcome__isnull=False, otherwise=False).exists()


def left_lying(*, at: datetime) -> list[tuple[UUID, Viewer]]:
    """Return the files whose reading stopped, each with whoever read it."""
    found = PendingFile.objects.filter(run__isnull=False, refused="", outcome__isnull=True, beat__lte=at - FRESH)
    keys = list(found.values_list("id", "run_by"))
    users = User.objects.select_related("agency").in_bulk({user for _, user in keys if user})
    return [(key, users[user].as_viewer()) for key, user in keys if user]


def too_old(*, at: datetime) -> list[UUID]:
    """Return the files that nobody accepted for as long as they are kept."""
    return list(PendingFile.objects.filter(sent_at__lt=at - KEPT).values_list("id", flat=True))


def content_of(file: UUID) -> bytes:
    """Return the bytes of a pending file. Raises Unreadable where the installation's key is another than it was."""
    sealed = PendingPiece.objects.filter(file=file).order_by("number").values_list("sealed", flat=True)
    pieces = [unseal_bytes(bytes(piece), purpose=PURPOSE) for piece in sealed]
    if None in pieces:
        raise Unreadable("What was kept of this file cannot be opened any more. Bring the file in again.")
    return b"".join(piece for piece in pieces if piece)


def judge_for(viewer: Viewer, *, child: UUID, today: date) -> Judge:
    """Return a judge of rows that the viewer brings in about a child. Raises NoSuchChild."""
    if viewer.agency is None or child not in may_bring(viewer, {child}, today=today):
        raise casefile.NoSuchChild("We cannot find that child.")
    agency = Agency.objects.get(id=viewer.agency)
    children = Children(viewer, agency=agency.id, child=child, today=today)
    return Judge(children, (agency.id, agency.name, agency.type), child, today)


def still_so(viewer: Viewer, file: PendingFile, *, about: Iterable[UUID], read_at: datetime, now: datetime) -> bool:
    """Answer whether rows about these children would be judged now, by this viewer's sight, as when they were read."""
    today = timezone.localdate(now)
    if file.run_by_id != viewer.id or timezone.localdate(read_at) != today:
        return False
    children = {file.child_id, *about}
    if not children <= may_bring(viewer, children, today=today):
        return False
    records = {record for sight in casefile.sights(viewer, children, as_of=today).values() for record in sight.records}
    return not touched_since((file.outcome or {})["since"], about=records, but_for=OWN_ACTS)
