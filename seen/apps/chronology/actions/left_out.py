"""Decide about entries that a corrected file no longer holds: withdrawn with why, kept, or replaced by a row of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from django.utils import timezone

from seen.apps.chronology.actions.amend import ChangedMeanwhile, carry_named, withdraw
from seen.apps.chronology.actions.files import CORRECTED
from seen.apps.chronology.actions.mending import taken
from seen.apps.chronology.models import Entry, ImportFile, KeptEntry, Part
from seen.apps.chronology.queries.sight import standing
from seen.apps.people.queries.joined import record_ids
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.refusals import Refusal
from seen.kit.actions import action, current


class NotLeftOut(Refusal):
    """Only what a file was found to leave out is decided about here."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What somebody decided about entries left out: `replaced` gives the new entry by the old one."""

    withdraw: Sequence[Entry] = ()
    keep: Sequence[Entry] = ()
    replaced: Mapping[Entry, Entry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settled:
    """What was settled, and the children concerned."""

    withdrawn: int
    kept: int
    replaced: int
    children: tuple[UUID, ...]


@action("chronology.settle_left_out", needs=Permission.IMPORT)
def settle_left_out(
    viewer: Viewer, *, file: ImportFile, decisions: Decisions, why: str, once: UUID, now: datetime
) -> Settled:
    """Withdraw, keep or replace entries that a file no longer holds. Sent twice, it is one act.

    Raises NotLeftOut, ChangedMeanwhile, and as `taken` and `withdraw` do.
    """
    file = taken(viewer, file, today=timezone.localtime(now).date())
    proposed = set(file.counts.get("withdrawal_proposed", []))
    every = [*decisions.withdraw, *decisions.keep, *decisions.replaced]
    if not {str(entry.id) for entry in every} <= proposed:
        raise NotLeftOut("This file does not leave that entry out. Open the file again.")
    for entry in decisions.withdraw:
        withdraw(viewer, entry=entry, why=why, account=uuid5(once, str(entry.id)), now=now)
    for entry in decisions.keep:
        KeptEntry.objects.get_or_create(file=file, entry=entry, defaults={"at": now, "by_id": viewer.id})
    for old, new in decisions.replaced.items():
        _replace(file, old, new, now)
    file.save(update_fields=["counts"])
    children = tuple(dict.fromkeys(entry.child_id for entry in every))
    current().concerns(*children)
    noted = {"withdrawn": decisions.withdraw, "kept": decisions.keep, "replaced": list(decisions.replaced)}
    current().note(file=file.id, **{name: [entry.id for entry in entries] for name, entries in noted.items()})
    return Settled(len(decisions.withdraw), len(decisions.keep), len(decisions.replaced), children)


def _replace(file: ImportFile, old: Entry, new: Entry, now: datetime) -> None:
    """Set a new entry of the file over the old one, as if its record's number had said so."""
    held = {entry.id: entry for entry in Entry.objects.select_for_update().filter(id__in=[old.id, new.id])}
    old, new = held[old.id], held[new.id]
    if new.supersedes_id == old.id:
        return
    free = new.supersedes_id is None and new.file_id == file.id and new.child_id in record_ids(old.child_id)
    if not free or standing(Entry.objects.filter(id__in=held)).count() < len(held):
        raise ChangedMeanwhile("Somebody changed one of the two entries before you. Open the file again.")
    same = new.same_as == old.account  # an entry is not the same event as its own earlier version
    Entry.objects.filter(id=new.id).update(supersedes=old, why_changed=CORRECTED, same_as=None if same else new.same_as)
    carry_named(old, new, list(Part.objects.filter(entry=new)), now)
    counts = file.counts
    counts["supersedes"] = counts.get("supersedes", 0) + 1
    counts["duplicates_proposed"] = counts.get("duplicates_proposed", 0) - same
