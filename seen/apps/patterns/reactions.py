"""What patterns do after others' acts: mark the child in the same transaction, look once it is safely stored."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from seen.apps.chronology.actions.record import Recorded
from seen.apps.patterns.actions import look, mark_due
from seen.apps.patterns.queries.siblings import READ, children_at_home
from seen.apps.people.models import Child
from seen.core.access.viewer import Viewer, system
from seen.kit.actions import after_it, with_it

WRITES = (
    "chronology.record",
    "chronology.record_for_service",
    "chronology.record_grades",
    "chronology.withdraw_grades",
    "chronology.correct",
    "chronology.withdraw",
    "chronology.withdraw_for_service",
    "people.decide_duplicate",
    "chronology.confirm_kinds",
    "chronology.accept_file",
    "chronology.give_dates",
    "chronology.sort_kinds",
    "chronology.mend_row",
    "chronology.settle_left_out",
    "chronology.mend_alike_rows",
    "chronology.join_accounts",
    "chronology.say_apart",
    "chronology.take_apart",
    "chronology.ask_again",
    "people.correct_child",
    "casefile.hold",
    "casefile.release",
    "people.state_fact",
)


# A file may concern hundreds of children: those beyond the first are due, and the next round of tending looks at them.
AT_ONCE = 10


@with_it(*WRITES)
def mark(viewer: Viewer, result: Any) -> None:
    """Mark whom the act concerns as due, and the children who live with them where a pattern reads that of them."""
    children = concerned(result)
    mark_due(system(viewer.reason), children=(*children, *_beside(children, result)))


@after_it(*WRITES)
def look_again(viewer: Viewer, result: Any) -> None:
    """Bring their findings up to date at once; the mark is still there if this fails."""
    now = timezone.now()
    for child in concerned(result)[:AT_ONCE]:
        look(system("an entry changed"), child=child, as_of=timezone.localdate(now), now=now)


def _beside(children: tuple[UUID, ...], result: Any) -> set[UUID]:
    """Return who else may be asked about because of the act. Of new entries the kinds are known: few count."""
    if isinstance(result, Recorded) and not any(
        READ & {entry.kind, *entry.also.split("|")} for entry in result.entries
    ):
        return set()
    return children_at_home(children, as_of=timezone.localdate()) - set(children)


def concerned(result: Any) -> tuple[UUID, ...]:
    """Return the children whom an act's result concerns: it names one, several, or the person whom a fact is about."""
    if isinstance(result, list):
        return tuple(dict.fromkeys(child for one in result for child in concerned(one)))
    if hasattr(result, "duplicate"):
        return (result.duplicate.first_id, result.duplicate.second_id)
    if hasattr(result, "child_id"):
        return (result.child_id,)
    if hasattr(result, "person_id"):
        return tuple(Child.objects.filter(person=result.person_id).values_list("id", flat=True))
    return tuple(getattr(result, "children", ()))
