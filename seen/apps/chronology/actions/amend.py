"""Correct, withdraw, or set a family's disagreement beside an entry. Nothing is overwritten: corrections supersede."""

from datetime import date, datetime
from uuid import UUID, uuid5

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.drafts import Draft, Setting, draft_of, rows
from seen.apps.chronology.models import Disagreement, Entry, Named, Part
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.refusals import Refusal
from seen.kit.actions import action, current


class NotTheirs(Refusal):
    """Only the agency that controls an entry corrects or withdraws it."""


class NoReason(Refusal):
    """A change to the record says why."""


class ChangedMeanwhile(Refusal):
    """Somebody else's correction came first. Both texts are kept and shown."""


@action("chronology.correct", needs=Permission.RECORD)
def correct(viewer: Viewer, *, entry: Entry, draft: Draft, why: str, account: UUID, now: datetime) -> Entry:
    """Supersede an entry with a corrected one, for the agency that controls it. Sent twice, it is stored once.

    `draft` is whole: it starts from `draft_of(entry)`, so that parts which the corrector may not see go on unread.
    Raises NotTheirs, NoReason, ChangedMeanwhile.
    """
    return supersede(viewer, entry=entry, draft=draft, why=why, account=account, now=now)


@action("chronology.withdraw", needs=Permission.RECORD)
def withdraw(viewer: Viewer, *, entry: Entry, why: str, account: UUID, now: datetime) -> Entry:
    """Withdraw an entry: it leaves the story and stays in its history, with why. Raises as `correct` does."""
    return supersede(viewer, entry=entry, draft=draft_of(entry), why=why, account=account, now=now, withdrawn=True)


@action("chronology.withdraw_for_service", needs=None)
def withdraw_for_service(viewer: Viewer, *, entry: Entry, why: str, now: datetime) -> Entry:
    """Withdraw the entry that an act left, because of a later act, whoever did it. Not reachable from a page."""
    return retire(viewer, entry=entry, why=why, now=now)


def retire(viewer: Viewer, *, entry: Entry, why: str, now: datetime) -> Entry:
    """Withdraw an entry inside another act, whoever does it."""
    account = uuid5(entry.id, why)
    return _write(viewer, entry=entry, draft=draft_of(entry), why=why, account=account, now=now, withdrawn=True)


@action("chronology.disagree", needs=Permission.RECORD)
def disagree(viewer: Viewer, *, entry: Entry, who: str, words: str, on: date | None, now: datetime) -> Disagreement:
    """Set beside an entry what a parent or young person says of it, in their own words. Sent twice, it is one."""
    if not words.strip():
        raise NoReason("Write what they said, in their own words.")
    current().concerns(entry.child_id)
    current().note(entry=entry.id)
    said = Disagreement.objects.filter(entry=entry, who=who.strip(), words=words.strip(), on=on).first()
    return said or Disagreement.objects.create(
        entry=entry, who=who.strip(), words=words.strip(), on=on, written_at=now, written_by_id=viewer.id
    )


def supersede(
    viewer: Viewer, *, entry: Entry, draft: Draft, why: str, account: UUID, now: datetime, withdrawn: bool = False
) -> Entry:
    """Set a new version over an entry inside another act, for the agency that controls it. Raises as `correct`."""
    if viewer.agency != entry.agency_id:
        raise NotTheirs("Only the agency that wrote this can change it. Ask them, or set a disagreement beside it.")
    if len(why.strip()) < 3:
        raise NoReason("Say why you are changing this. The earlier version is kept.")
    return _write(viewer, entry=entry, draft=draft, why=why, account=account, now=now, withdrawn=withdrawn)


def _write(
    viewer: Viewer, *, entry: Entry, draft: Draft, why: str, account: UUID, now: datetime, withdrawn: bool
) -> Entry:
    Entry.objects.select_for_update().get(id=entry.id)  # two corrections at once: the second waits, then sees the first
    newer = Entry.objects.filter(supersedes=entry).first()
    if newer is not None:
        if newer.account == account:
            return newer
        raise ChangedMeanwhile("Somebody corrected this before you. Read their version, then correct that one.")
    setting = Setting(
        child=entry.child_id,
        agency=entry.agency_id,
        writer=entry.writer_id,
        changed_by=viewer.id,
        written_at=now,
        open_work=casefile.open_work(entry.child_id),
        account=account,
        supersedes=entry,
        why_changed=why.strip(),
        withdrawn=withdrawn,
        held_before=frozenset(entry.parts.values_list("name", flat=True)),
    )
    made, parts = rows(draft, setting)
    made.save(force_insert=True)
    Part.objects.bulk_create(parts)
    carry_named(entry, made, parts, now)
    current().concerns(entry.child_id)
    current().note(entry=made.id, supersedes=entry.id, withdrawn=withdrawn)
    return made


def carry_named(entry: Entry, made: Entry, parts: list[Part], now: datetime) -> None:
    """Name for a new version whoever was named for the earlier one.

    Whoever corrected sees what they wrote: the entry, and the parts that they changed. A part carried on is no more
    open to them than it was.
    """
    kept = {(named.part, named.user_id, named.agency_id) for named in Named.objects.filter(entry=entry, ended_at=None)}
    if made.changed_by_id and made.changed_by_id != made.writer_id:
        before = dict(Part.objects.filter(entry=entry).values_list("name", "value"))
        theirs = [part.name for part in parts if before.get(part.name) != part.value]
        kept |= {(name, made.changed_by_id, None) for name in ["", *theirs]}
    Named.objects.bulk_create(
        Named(entry=made, part=part, user_id=user, agency_id=agency, at=now) for part, user, agency in kept
    )
