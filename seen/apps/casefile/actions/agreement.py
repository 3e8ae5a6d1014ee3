"""A family's no to early help: what rested on their agreement ends, what was written stays. It is never a worry."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from seen.apps.casefile.actions.holds import release, write_hold
from seen.apps.casefile.actions.owing import write_task
from seen.apps.casefile.actions.work import close_work, set_level
from seen.apps.casefile.models import FamilyNo, Hold, Level, Work
from seen.apps.casefile.outcomes import SaidNo
from seen.apps.casefile.queries.agreement import current_reasons
from seen.apps.casefile.queries.level import current_level
from seen.apps.people.queries.joined import record_ids
from seen.apps.people.queries.reach import check_may_change
from seen.apps.people.signing import keyed, signed
from seen.core.access.permission import Permission, Role
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.lifecycle.agreement import AGREED, level_after_a_no
from seen.core.refusals import Refusal
from seen.kit.actions import action, current
from seen.kit.knowledge.pathways import england

ASSESSMENTS = ("ask", "advice", "not_needed")
WHY = "The family said no to early help."
KEPT = "What was written before the family said no to early help. Nothing is joined up for it."


class BadNo(Refusal):
    """It does not say who said no, when, in which words, or what was considered."""


@action("casefile.family_says_no", needs=Permission.CHANGE_RECORD)
def family_says_no(
    viewer: Viewer,
    *,
    sight: Sight,
    who: str,
    on: date,
    offered: str,
    said: str,
    meaning: str,
    assessment: str,
    at: datetime,
    ends: Sequence[UUID] = (),
    key: UUID | None = None,
) -> SaidNo:
    """Record the no, and end what rested on agreement: that reason to hold, that level, and the work in `ends`.

    What was written stays, each agency's own, for a reason that is looked at again after 12 months. `assessment`
    (`ask`, `advice`, `not_needed`) owes a task for the next working day, to the worker or their designated lead.
    """
    check_may_change(sight)
    _check(who, said, offered, meaning, assessment, on=on, today=timezone.localdate(at))
    row = FamilyNo.objects.create(
        id=keyed(FamilyNo, key), child_id=sight.child, agency_id=viewer.agency, who=who.strip(), on=on,
        offered=offered.strip(), said=said.strip(), meaning=meaning.strip(), assessment=assessment,
        **signed(viewer, at),
    )  # fmt: skip
    current().concerns(sight.child)
    current().note(family_no=row.id)
    _end(viewer, sight, ends, on=on, at=at)
    _owe(viewer, sight, row, at=at)
    return SaidNo(sight.child, viewer.agency, row.who, on, row.offered, row.said, row.id, at)


def _check(*words: str, on: date, today: date) -> None:
    if not all(each.strip() for each in words) or words[-1] not in ASSESSMENTS:
        raise BadNo("Write who said no, to what, in their words, what it means for the child, and what follows.")
    if on > today:
        raise BadNo("The day is after today. Write the day on which they said it.")


def _end(viewer: Viewer, sight: Sight, ends: Sequence[UUID], *, on: date, at: datetime) -> None:
    records = record_ids(sight.child)
    for hold in Hold.objects.filter(child__in=records, reason=AGREED, end=None):
        release(viewer, sight=sight, hold=hold.id, words=WHY, at=at)
    left = current_reasons(records)
    if not left:
        write_hold(viewer, sight.child, reason="own_note", words=KEPT, at=at)
    for work in Work.objects.filter(id__in=ends, child__in=records, closed=None):
        close_work(viewer, sight=sight, work=work.id, on=max(on, work.opened), why=WHY, at=at)
    before = current_level(sight.child)
    after = level_after_a_no(before, holds=left)
    if after != before:
        since = Level.objects.filter(child__in=records).order_by("-on")[0].on
        set_level(viewer, sight=sight, level=after, on=max(on, since), why=WHY, at=at)


def _owe(viewer: Viewer, sight: Sight, row: FamilyNo, *, at: datetime) -> None:
    due = england().add(timezone.localdate(at), 1)
    owed: dict[str, Any] = {
        "child": sight.child,
        "due": due,
        "link": f"/children/{sight.child}/work/",
        "about": row.id,
        "at": at,
    }
    if row.assessment == "ask":
        title = "Ask children’s social care for an assessment"
        why = "A family said no to early help, and you wrote that a statutory assessment is needed."
        write_task(viewer, kind="family_no.ask", title=title, why=why, owner=viewer.id, **owed)
    if row.assessment == "advice":
        title = "Advise whether a statutory assessment is needed"
        why = "A family said no to early help, and the worker asks for advice."
        agency = viewer.agency
        write_task(
            viewer, kind="family_no.advice", title=title, why=why, role=Role.DESIGNATED_LEAD, agency=agency, **owed
        )
