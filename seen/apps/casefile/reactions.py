"""What the casefile does after an act on people: a possible duplicate goes to the matching desk."""

from uuid import UUID

from seen.apps.casefile.actions.desk import ask_about_duplicates, drop_proposals, settle
from seen.apps.casefile.outcomes import ChildAdded
from seen.apps.people.models import Child, ChildDetail, DuplicateDecision, Identifier, Name
from seen.core.access.viewer import Viewer
from seen.core.lifecycle.duplicate import OPEN
from seen.kit.actions import with_it


@with_it("casefile.add_child")
def _added(viewer: Viewer, added: ChildAdded) -> None:
    written = Child.objects.values_list("written_at", flat=True).get(id=added.child)
    ask_about_duplicates(viewer, added.child, at=written)


@with_it("people.add_name", "people.add_identifier")
def _found_by(viewer: Viewer, row: Name | Identifier) -> None:
    child = Child.objects.filter(person=row.person_id).values_list("id", flat=True).first()
    if child:
        ask_about_duplicates(viewer, child, at=row.written_at)


@with_it("people.correct_child")
def _corrected(viewer: Viewer, rows: list[ChildDetail]) -> None:
    ask_about_duplicates(viewer, rows[0].child_id, at=rows[0].written_at)


@with_it("people.protect_identity")
def _kept_apart(viewer: Viewer, row: ChildDetail) -> None:
    drop_proposals(viewer, row.child_id, words="No longer asked.", at=row.written_at)


@with_it("people.stop_protecting_identity")
def _compared_again(viewer: Viewer, row: ChildDetail) -> None:
    ask_about_duplicates(viewer, row.child_id, at=row.written_at)


@with_it("people.decide_duplicate")
def _decided(viewer: Viewer, decision: DuplicateDecision) -> None:
    pair = decision.duplicate
    if decision.answer in OPEN:
        ask_about_duplicates(viewer, pair.first_id, at=decision.at)
        return
    both: tuple[UUID, ...] = (pair.first_id, pair.second_id)
    settle(viewer, pair.id, both, words=decision.words, at=decision.at)
