"""Noting something: the note itself, the kinds that its writer confirms, and a weight asked for because of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone

from seen.apps.casefile import actions as casefile
from seen.apps.casefile.models import Task
from seen.apps.chronology.actions.amend import correct
from seen.apps.chronology.actions.record import Recorded, record, record_for_service
from seen.apps.chronology.drafts import Draft, draft_of
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.saved import EDIT_WINDOW, PLAIN_KINDS, WEIGH_KIND, first_of, saved, who_weighs
from seen.apps.people.models import Child
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Access
from seen.core.dates.partial import PartialDate
from seen.core.refusals import Refusal
from seen.kit.actions import action, sent_twice
from seen.kit.knowledge.kinds import kind as kind_of

WHY = "Kinds confirmed by the writer"
WEIGH_WITHIN = timedelta(days=7)


class NotNow(Refusal):
    """The time in which a writer changes their own note has gone by, or somebody changed it first."""


@sent_twice
@action("chronology.note_not_listed", needs=Permission.RECORD)
def note_not_listed(viewer: Viewer, /, *, once: UUID, now: datetime, **known: Any) -> UUID:
    """Enter a child whom nobody listed, held for an own note. Sent twice it is one child. Raises BadName, BadBirth.

    `known` is what casefile.add_child takes: name, known_from, and born, due or about_age.
    """
    if not Child.objects.filter(id=once, written_by=viewer.id).exists():
        casefile.add_child(viewer, reason="own_note", at=now, key=once, **known)
    return once


@sent_twice
@action("chronology.note", needs=Permission.RECORD)
def note(viewer: Viewer, *, children: Sequence[UUID], draft: Draft, account: UUID, now: datetime) -> Recorded:
    """Note something about one child or several: one telling, stored once however often it is sent.

    The writer keeps sight of the name and of their own note. Raises what `record` raises.
    """
    recorded = record(viewer, children=children, draft=draft, account=account, now=now)
    for child in recorded.children:
        casefile.note_written(viewer, child=child, at=now)
    return recorded


@sent_twice
@action("chronology.confirm_kinds", needs=Permission.RECORD)
def confirm_kinds(
    viewer: Viewer, *, account: UUID, kinds: Sequence[str], details: Mapping[str, Any], now: datetime
) -> list[Entry]:
    """Say which kinds a note is of: the writer's own confirmation, within the edit window. Sent twice, it is one.

    Raises NoSuchNote, NotNow, UnknownKind.
    """
    it = saved(viewer, account, now=now)
    chosen = tuple(dict.fromkeys(kind_of(slug).id for slug in kinds))
    if all((entry.kind, *filter(None, entry.also.split("|"))) == chosen for entry in it.entries):
        return list(it.entries)
    if now > it.editable_until or not chosen:
        raise NotNow(
            f"You could say what kind it is for {EDIT_WINDOW // timedelta(hours=1)} hours. Correct the note instead."
        )
    if any(entry.kind not in PLAIN_KINDS or entry.writer_id != viewer.id for entry in it.entries):
        raise NotNow("This note was changed since. Read it as it stands, then correct it.")
    again = uuid5(account, "|".join(chosen))
    return [_confirmed(viewer, entry, chosen, details, account=again, now=now) for entry in it.entries]


@sent_twice
@action("chronology.ask_for_weight", needs=Permission.RECORD)
def ask_for_weight(viewer: Viewer, *, account: UUID, child: UUID, words: Mapping[str, str], now: datetime) -> Task:
    """Owe a weight because of a note: to the health visitor or school nurse who may see the note, else to its writer.

    `words` are `task` and `why`. Asked twice, it is one task. Raises NoSuchNote.
    """
    it = saved(viewer, account, now=now)
    entry = next(entry for entry in it.entries if entry.child_id == child)
    today = timezone.localdate(now)
    due = today + WEIGH_WITHIN
    owner = (who_weighs(child, as_of=today) if entry.access == Access.INVOLVED else None) or viewer.id
    draft = Draft(
        kind="growth.weigh_requested",
        on=PartialDate.day(today),
        detail={"due": due.isoformat(), "by": viewer.agency_name},
        source_record=str(account),
    )
    record_for_service(viewer, child=child, draft=draft, agency=entry.agency_id, now=now)
    return casefile.owe(
        viewer,
        kind=WEIGH_KIND,
        title=words["task"],
        why=words["why"],
        at=now,
        child=child,
        due=due,
        owner=owner,
        about=first_of(entry).id,
        from_words=f"{viewer.name}, {viewer.agency_name}",
    )


def _confirmed(
    viewer: Viewer, entry: Entry, chosen: tuple[str, ...], details: Mapping[str, Any], *, account: UUID, now: datetime
) -> Entry:
    was = draft_of(entry)
    draft = replace(was, kind=chosen[0], also=chosen[1:], detail={**was.detail, **details})
    return correct(viewer, entry=entry, draft=draft, why=WHY, account=account, now=now)
