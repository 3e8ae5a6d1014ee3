"""Share an entry, or a part held back from it, by name; and end a share."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from seen.apps.chronology import actions as chronology
from seen.apps.chronology.drafts import Draft
from seen.apps.chronology.models import Named
from seen.apps.chronology.queries.whole import Whole, versions_of
from seen.apps.people.queries.joined import record_ids
from seen.apps.sharing.models import Share
from seen.apps.sharing.queries import parties, share_of
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.dates.partial import PartialDate
from seen.core.refusals import Refusal
from seen.kit.actions import action, current
from seen.kit.knowledge.legal import bases

CHILDS_OWN = ("child_words", "spoke")


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
    _shut(row, versions=[one.id for one in it.versions], now=now)
    current().concerns(it.sight.child)
    current().note(share=row.id)
    return row


@action("sharing.end_agreed_shares", needs=None)
def end_agreed_shares(viewer: Viewer, *, child: UUID, now: datetime) -> int:
    """End every share that rests on the family's agreement, whichever agency made it. Not reachable from a page.

    A child's own words stay shared: that the child agreed is not the family's to end. Returns how many ended.
    """
    rows = Share.objects.filter(entry__child__in=record_ids(child), basis="agreed", ended_at=None)
    ended = list(rows.exclude(part__in=CHILDS_OWN).select_related("entry"))
    for row in ended:
        row.ended_at, row.ended_by_id = now, viewer.id
        row.save(update_fields=["ended_at", "ended_by"])
        _shut(row, versions=versions_of(row.entry), now=now)
    current().concerns(child)
    current().note(ended=[row.id for row in ended])
    return len(ended)


def _shut(row: Share, *, versions: Sequence[UUID], now: datetime) -> None:
    """Shut what a share opened, unless another with the same party opens it. A part is read in its entry."""
    party = {"entry__in": versions, "user": row.user_id, "agency": row.agency_id, "ended_at": None}
    still = set(Share.objects.filter(**party).values_list("part", flat=True))
    gone = {row.part, ""} if not still else {row.part} - still - {""}
    Named.objects.filter(**party, part__in=gone).update(ended_at=now)


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
