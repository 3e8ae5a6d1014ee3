"""Share an entry, or a part held back from it, by name; and end a share."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from seen.apps.chronology import actions as chronology
from seen.apps.chronology.drafts import Draft
from seen.apps.chronology.models import Named
from seen.apps.chronology.queries.whole import Whole
from seen.apps.sharing.models import Share
from seen.apps.sharing.queries import parties, share_of
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.dates.partial import PartialDate
from seen.core.refusals import Refusal
from seen.kit.actions import action, current
from seen.kit.knowledge.legal import bases


class MayNotShare(Refusal):
    """Only the agency that controls an entry shares it, only with somebody who works with the child, and says why."""


@action("sharing.share", needs=Permission.SHARE)
def share(
    viewer: Viewer,
    *,
    it: Whole,
    part: str,
    to: str,
    basis: str,
    why: str,
    family_knows: str,
    now: datetime,
) -> Share:
    """Share an entry (`part` empty) or a part of it with `to`, a key of `queries.parties`. Sent twice, it is one.

    Raises MayNotShare. Both parties, and nobody else by default, see that it was shared.
    """
    _check(viewer, it, part=part, to=to, basis=basis, why=why, family_knows=family_knows, now=now)
    sort, _, ident = to.partition(":")
    user, agency = (UUID(ident), None) if sort == "user" else (None, UUID(ident))
    there = Share.objects.filter(entry=it.entry, part=part, user=user, agency=agency, ended_at=None).first()
    if there is not None:
        return there
    made = Share.objects.create(
        entry=it.entry,
        part=part,
        user_id=user,
        agency_id=agency,
        basis=basis,
        why=why.strip(),
        family_knows=family_knows.strip(),
        at=now,
        by_id=viewer.id,
    )
    for name in dict.fromkeys(("", part)):
        chronology.name_who_may_see(viewer, entry=it.entry, part=name, user=user, agency=agency, now=now)
    _leave_entry(viewer, made, now=now)
    current().note(share=made.id, basis=basis)
    return made


@action("sharing.end_share", needs=Permission.SHARE)
def end_share(viewer: Viewer, *, it: Whole, share: UUID, now: datetime) -> Share:
    """End a share: whoever it was with sees the entry no longer, unless for another reason. What was read is read."""
    row = share_of(it, share)
    if not it.theirs:
        raise MayNotShare(f"Only {it.row.agency} can end this share.")
    row.ended_at, row.ended_by_id = now, viewer.id
    row.save(update_fields=["ended_at", "ended_by"])
    whole_entry = Share.objects.filter(entry__in=[one.id for one in it.versions], user=row.user, agency=row.agency)
    still = set(whole_entry.filter(ended_at=None).values_list("part", flat=True))
    gone = {row.part} | ({""} if not still else set())
    named = Named.objects.filter(entry__in=[one.id for one in it.versions], user=row.user, agency=row.agency)
    named.filter(part__in=gone - still, ended_at=None).update(ended_at=now)
    current().concerns(it.sight.child)
    current().note(share=row.id)
    return row


def _check(
    viewer: Viewer, it: Whole, *, part: str, to: str, basis: str, why: str, family_knows: str, now: datetime
) -> None:
    if viewer.agency is None or not it.theirs:
        raise MayNotShare(f"{it.row.agency} controls this entry and alone can share it. Ask them.")
    if not it.stands:
        raise MayNotShare("This version was corrected or withdrawn. Open the version that stands and share that.")
    if part and part not in it.row.parts:
        raise MayNotShare("Choose the entry, or a part of it that you can see.")
    if to not in parties(it, as_of=timezone.localdate(now)):
        raise MayNotShare(
            "Choose somebody who works with this child. If they should, add them on the people page first."
        )
    if basis not in bases() or len(why.strip()) < 3:
        raise MayNotShare("Choose what the share rests on, and say why.")
    if not family_knows.strip():
        raise MayNotShare("Say whether the family knows, and if not, because of what.")


def _leave_entry(viewer: Viewer, made: Share, *, now: datetime) -> None:
    """The share is an entry for its two parties."""
    to = made.user.name if made.user else made.agency.name if made.agency else ""
    detail = {"to": to, "events": [str(made.entry_id)], "basis": made.basis, "confidence": made.family_knows,
              "reason": made.why}  # fmt: skip
    draft = Draft(
        kind="share.made",
        on=PartialDate.day(timezone.localdate(now)),
        source_type="record",
        detail=detail,
        source_record=str(made.id),
    )
    left = chronology.record_for_service(
        viewer, child=made.entry.child_id, draft=draft, agency=made.entry.agency_id, now=now
    )
    for entry in left.entries:
        chronology.name_who_may_see(viewer, entry=entry, part="", user=made.user_id, agency=made.agency_id, now=now)
