"""From choosing a file to its acceptance: keep it, read it for a check, accept it whole or discard it whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from uuid import UUID, uuid4

from django.utils import timezone

from seen.apps.casefile.queries import NoSuchChild
from seen.apps.chronology.actions.columns import settle
from seen.apps.chronology.actions.files import Accepted, BroughtMeanwhile, accept_file
from seen.apps.chronology.actions.reading import AT_ONCE, read_on
from seen.apps.chronology.actions.staging import from_kept, remove_staged
from seen.apps.chronology.models import ImportFile, PendingFile, PendingPiece
from seen.apps.chronology.queries import pending as queries
from seen.apps.chronology.queries.columns import settled
from seen.apps.chronology.queries.file_pages import NoSuchFile
from seen.apps.chronology.queries.incoming import may_bring
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.refusals import Refusal
from seen.integrations.tabular.limits import PAGE, BadFile
from seen.integrations.tabular.survey import survey
from seen.kit.access.sealed import seal_bytes
from seen.kit.actions import action, current, sent_twice

PIECE = 1 << 20  # bytes of a file that are sealed together


class NotAsShown(Refusal):
    """The record changed after the rows were judged, so they must be judged again."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is kept now; `new` unless the same form brought it before."""

    id: UUID
    new: bool


def take_in(viewer: Viewer, *, child: UUID, file: BinaryIO, name: str, key: UUID, now: datetime) -> UUID:
    """Keep a file that somebody chose and begin to read it. Returns its key.

    One that is found out at once to be damaged is not kept. Raises as `keep_file` does.
    """
    kept = keep_file(viewer, child=child, file=file, name=name, key=key, now=now)
    if kept.new:
        read_on(viewer, file=kept.id, now=now, seconds=AT_ONCE)
        if refusal := queries.refusal_of(kept.id):
            discard(viewer, file=kept.id)
            raise BadFile(refusal)
    return kept.id


@sent_twice
@action("chronology.keep_file", needs=Permission.IMPORT)
def keep_file(viewer: Viewer, *, child: UUID, file: BinaryIO, name: str, key: UUID, now: datetime) -> Kept:
    """Keep a file, encrypted, until somebody accepts or discards it. Sent twice, it is one act.

    Raises BadFile, NoSuchChild, NotPermitted.
    """
    if viewer.agency is None or child not in may_bring(viewer, {child}, today=timezone.localdate(now)):
        raise NoSuchChild("We cannot find that child.")
    if _is_theirs(viewer, key):
        return Kept(key, new=False)
    if PendingFile.objects.filter(id=key).exists() or ImportFile.objects.filter(id=key).exists():
        key = uuid4()
    found = survey(file, name=name, limits=PAGE)
    PAGE.check_rows(name, sum(table.rows + table.more for table in found.tables))
    kept = PendingFile(
        id=key, agency_id=viewer.agency, child_id=child, name=name[:200], digest=found.digest, sent_at=now,
        sent_by_id=viewer.id, rows_about=sum(table.rows for table in found.tables), beside=list(found.beside),
    )  # fmt: skip
    settle(kept, settled(viewer.agency, found))
    kept.save(force_insert=True)
    PendingPiece.objects.bulk_create(
        PendingPiece(file=kept, number=number, sealed=seal_bytes(piece, purpose=queries.PURPOSE))
        for number, piece in enumerate(_pieces(file))
    )
    current().concerns(child)
    current().note(file=key, digest=found.digest)
    return Kept(key, new=True)


def accept(viewer: Viewer, *, file: UUID, now: datetime) -> bool:
    """Accept a pending file. False: the record changed since it was shown, and it is to be looked at again.

    Raises NoSuchFile, NotPermitted.
    """
    try:
        accept_pending(viewer, file=file, now=now)
    except (NotAsShown, BroughtMeanwhile):
        read_on(viewer, file=file, now=now, seconds=AT_ONCE)
        if not queries.came_to_the_same(file):
            return False
        accept_pending(viewer, file=file, now=now)
    return True


@action("chronology.accept_pending", needs=Permission.IMPORT)
def accept_pending(viewer: Viewer, *, file: UUID, now: datetime) -> Accepted:
    """Let everybody see the rows as they were shown. Raises NoSuchFile, NotAsShown, BroughtMeanwhile."""
    its = PendingFile.objects.select_for_update().filter(id=file, agency=viewer.agency).first()
    rows = ImportFile.objects.filter(id=file).first()
    if its is None:
        raise NoSuchFile("We cannot show that page.")
    if its.outcome is None or rows is None:
        raise NotAsShown("This file is not read to its end.")
    staged = from_kept(rows, its.outcome)
    if not queries.still_so(viewer, its, about=staged.children, read_at=rows.started_at, now=now):
        raise NotAsShown("The record has changed since this file was read.")
    accepted = accept_file(viewer, staged=[staged], now=now)
    its.delete()
    return accepted


def discard(viewer: Viewer, *, file: UUID) -> None:
    """Take a pending file away, with all that was read of it, also while it is read. Raises NoSuchFile."""
    discard_file(viewer, file=file)
    remove_staged(viewer, file)


@action("chronology.discard_file", needs=Permission.IMPORT)
def discard_file(viewer: Viewer, *, file: UUID) -> None:
    """Take away what was kept of a file; whoever reads it stops. Raises NoSuchFile."""
    found = PendingFile.objects.filter(id=file)
    its = (found if viewer.kind == "system" else found.filter(agency=viewer.agency)).first()
    if its is None:
        raise NoSuchFile("We cannot show that page.")
    current().concerns(its.child_id)
    current().note(file=file, digest=its.digest)
    its.delete()


def discard_too_old(viewer: Viewer, *, at: datetime) -> int:
    """Take away what nobody accepted for as long as files are kept. Returns how many that were."""
    old = queries.too_old(at=at)
    for file in old:
        discard(viewer, file=file)
    return len(old)


def _is_theirs(viewer: Viewer, key: UUID) -> bool:
    """Answer whether the same form was sent by this person before: its file waits, or came in."""
    waits = PendingFile.objects.filter(id=key, sent_by=viewer.id)
    return waits.exists() or ImportFile.objects.filter(id=key, started_by=viewer.id).exists()


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(PIECE):
        yield piece
