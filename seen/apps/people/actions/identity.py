"""A protected identity: a child adopted, or living under a new one, is kept apart from every proposal."""

from datetime import datetime

from seen.apps.people.actions.proposals import propose_duplicates
from seen.apps.people.models import ChildDetail, Person
from seen.apps.people.queries.joined import record_ids
from seen.apps.people.queries.page import PROTECTED
from seen.apps.people.queries.reach import check_may_change
from seen.apps.people.signing import signed
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.refusals import Refusal
from seen.kit.actions import action, current


class BadProtection(Refusal):
    """The identity is protected already, or not, or nobody said why."""


@action("people.protect_identity", needs=Permission.CHANGE_RECORD)
def protect_identity(viewer: Viewer, *, sight: Sight, why: str, at: datetime) -> ChildDetail:
    """Keep a child apart from every proposal: adopted, or living under a new identity. Returns the diary's row."""
    return _say(viewer, sight, protected=True, why=why, at=at)


@action("people.stop_protecting_identity", needs=Permission.CHANGE_RECORD)
def stop_protecting_identity(viewer: Viewer, *, sight: Sight, why: str, at: datetime) -> ChildDetail:
    """Undo a protection set by mistake, or needed no longer. What was kept apart is compared again from now on."""
    row = _say(viewer, sight, protected=False, why=why, at=at)
    propose_duplicates(row.child_id, at=at)
    return row


def _say(viewer: Viewer, sight: Sight, *, protected: bool, why: str, at: datetime) -> ChildDetail:
    check_may_change(sight)
    if not why.strip():
        raise BadProtection("Write why, for whoever asks later.")
    records = record_ids(sight.child)
    changed = Person.objects.filter(child__in=records, protected_identity=not protected)
    if not changed.update(protected_identity=protected):
        raise BadProtection("Somebody has done that already. Open the page again.")
    current().concerns(sight.child)
    return ChildDetail.objects.create(
        child_id=sight.child,
        field=PROTECTED,
        before="no" if protected else "yes",
        after="yes" if protected else "no",
        why=why.strip(),
        **signed(viewer, at),
    )
