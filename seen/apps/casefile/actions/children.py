"""Adding a child: who they are, why they are held, and what the writer is to them. One act."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from seen.apps.casefile.actions.holds import write_hold
from seen.apps.casefile.models import Involvement
from seen.apps.casefile.outcomes import ChildAdded
from seen.apps.people.actions import enter_child
from seen.apps.people.signing import signed
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.kit.actions import action, current

# Whoever writes one note sees the child's name and their own notes; anyone else works with the child.
ROLES = {"own_note": "noted"}


@action("casefile.add_child", needs=Permission.RECORD)
def add_child(
    viewer: Viewer,
    *,
    name: str,
    reason: str,
    at: datetime,
    words: str = "",
    born: date | None = None,
    due: date | None = None,
    about_age: str = "",
    known_from: str = "",
    sex: str = "",
    gestation_days: int | None = None,
    mobile: bool | None = None,
    key: UUID | None = None,
) -> ChildAdded:
    """Add a child with a reason to hold (own_note, early_help, s17, s47) and `words` for it.

    The writer of an own note sees the child's name and their own notes; with any other reason they work with the
    child. `key` becomes the child's id: sent twice, it is one child (SavedAlready). Raises BadName, BadBirth, BadHold.
    """
    child = enter_child(
        viewer,
        name=name,
        at=at,
        born=born,
        due=due,
        about_age=about_age,
        known_from=known_from,
        sex=sex,
        gestation_days=gestation_days,
        mobile=mobile,
        key=key,
    )
    kept = write_hold(viewer, child.id, reason=reason, words=words, at=at)
    involvement = _writer(viewer, child.id, reason=reason, words=words, at=at)
    current().concerns(child.id)
    current().note(hold=kept.id, reason=reason)
    return ChildAdded(child.id, child.person_id, child.reference, kept.id, involvement, timezone.localdate(at))


def _writer(viewer: Viewer, child: UUID, *, reason: str, words: str, at: datetime) -> UUID | None:
    if viewer.id is None or viewer.agency is None:
        return None
    row = Involvement.objects.create(
        child_id=child,
        agency_id=viewer.agency,
        user_id=viewer.id,
        role=ROLES.get(reason, "worker"),
        reason=words or "Added the child",
        start=timezone.localdate(at),
        **signed(viewer, at),
    )
    return row.id
