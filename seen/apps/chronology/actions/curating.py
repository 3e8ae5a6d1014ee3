"""Say what an entry means: significant or not and why, its impact, what came of it; or take that back. No entry is
edited."""

from datetime import datetime
from typing import Any
from uuid import UUID

from seen.apps.chronology.models import Curation, Entry
from seen.apps.chronology.queries.curated import newest_rows
from seen.apps.chronology.queries.sight import entries
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight, works_with
from seen.core.refusals import Refusal
from seen.kit.actions import action, current, sent_twice


class NotTheirsToSay(Refusal):
    """Only people who work with the child say what an entry means."""


class SaysTooLittle(Refusal):
    """What is significant says why; what is not says something at least."""


class ChangedMeanwhile(Refusal):
    """The entry, or what stands beside it, is no longer as it was read."""


@sent_twice
@action("chronology.curate", needs=Permission.RECORD)
def curate(
    viewer: Viewer,
    *,
    sight: Sight,
    entry: UUID,
    significant: bool,
    why: str,
    impact: str,
    outcome: str,
    analysis: str,
    over: UUID | None,
    once: UUID,
    now: datetime,
) -> Curation:
    """Set beside an entry what it means, over what stood there (`over`, None for nothing). Sent twice, it is one.

    Raises NotTheirsToSay, SaysTooLittle, ChangedMeanwhile.
    """
    if done := _taken(sight, once):
        return done
    words = {"why": why.strip(), "impact": impact.strip(), "outcome": outcome.strip(), "analysis": analysis.strip()}
    if significant and not words["why"]:
        raise SaysTooLittle("Say why it is significant: it stands beside the entry wherever the entry is shown.")
    if not any(words.values()):
        raise SaysTooLittle("Write something: why it is not significant, its impact, what came of it or your analysis.")
    before = _before(sight, entry, over=over)
    return _write(viewer, entry, before, once=once, now=now, significant=significant, **words)


@sent_twice
@action("chronology.take_back_curation", needs=Permission.RECORD)
def take_back(
    viewer: Viewer, *, sight: Sight, entry: UUID, why: str, over: UUID, once: UUID, now: datetime
) -> Curation:
    """Say that what stood beside an entry stands no longer, and why. It stays in the entry's history.

    Raises as `curate` does.
    """
    if done := _taken(sight, once):
        return done
    if not why.strip():
        raise SaysTooLittle("Say why you take this back. What was written is kept in the entry’s history.")
    before = _before(sight, entry, over=over)
    return _write(viewer, entry, before, once=once, now=now, significant=False, taken_back=True, why=why.strip())


def _taken(sight: Sight, once: UUID) -> Curation | None:
    found = Curation.objects.filter(id=once, child__in=sight.records).first()
    if found:
        current().concerns(found.child_id)
        current().note(curation=once, again=True)
    return found


def _before(sight: Sight, entry: UUID, *, over: UUID | None) -> Curation | None:
    """Return the newest row of an entry. Two at once: the second waits, then sees what the first wrote."""
    if not works_with(sight):
        raise NotTheirsToSay("Only people who work with the child can say this. Ask them, or add a note.")
    Entry.objects.select_for_update().filter(id=entry).first()
    if not entries(sight).filter(id=entry).exists():
        raise ChangedMeanwhile("Somebody corrected or withdrew this entry meanwhile. Read it again, then say it there.")
    before = newest_rows(sight).get(entry)
    if (before.id if before and not before.taken_back else None) != over:
        raise ChangedMeanwhile("Somebody wrote beside this entry before you. Read theirs, then send yours or leave it.")
    return before


def _write(viewer: Viewer, entry: UUID, before: Curation | None, *, once: UUID, now: datetime, **said: Any) -> Curation:
    child = Entry.objects.values_list("child", flat=True).get(id=entry)
    current().concerns(child)
    current().note(curation=once, entry=entry, significant=said["significant"])
    return Curation.objects.create(
        id=once, child_id=child, entry_id=entry, over=before, at=now, by_id=viewer.id, **said
    )
