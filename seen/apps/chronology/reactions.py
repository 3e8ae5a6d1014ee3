"""Acts of casefile and people become entries, in the same transaction: the chronology is the spine."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from seen.apps.casefile.models import Hold
from seen.apps.casefile.outcomes import Allocated, LevelSet, SaidNo, Unallocated, WorkClosed, WorkOpened
from seen.apps.chronology.actions import reclass, record_for_service, withdraw_for_service
from seen.apps.chronology.drafts import Draft
from seen.apps.chronology.queries.made_by import (
    address_held_back,
    controlling_agency,
    lived_there_from_birth,
    moves_to,
)
from seen.apps.people.models import Address, DuplicateDecision
from seen.apps.people.outcomes import AddressMoved, JoinedHousehold, LeftHousehold
from seen.core.access.viewer import Viewer
from seen.core.dates.partial import PartialDate
from seen.kit.actions import with_it

# Where nobody has said yet, a level changes from what every child has.
FIRST = "universal"
NOT_SHOWN = "Not to be shown"


@with_it("casefile.set_level")
def level_changed(viewer: Viewer, done: LevelSet) -> None:
    """A level set is an entry, and may open or close what the story shows."""
    detail = {"from": done.before or FIRST, "to": done.to, "category": done.category, "interval": done.interval}
    _leave(viewer, "level.changed", child=done.child, on=done.on, detail=detail, row=done.row, agency=done.agency)
    reclass(viewer, child=done.child)


@with_it("casefile.open_work")
def work_opened(viewer: Viewer, done: WorkOpened) -> None:
    """Work opened is an entry; from here whoever works with the child sees what was noted."""
    detail = {"service": done.service, "reason": done.reason, "level": done.level}
    _leave(viewer, "work.opened", child=done.child, on=done.on, detail=detail, row=done.row, agency=done.agency)
    reclass(viewer, child=done.child)


@with_it("casefile.close_work")
def work_closed(viewer: Viewer, done: WorkClosed) -> None:
    """Work closed is an entry; where it was the last, what was noted closes with it."""
    detail = {"service": done.service, "reason": done.reason, "level": done.level}
    _leave(viewer, "work.closed", child=done.child, on=done.on, detail=detail, row=done.row, agency=done.agency)
    reclass(viewer, child=done.child)


@with_it("casefile.family_says_no")
def help_declined(viewer: Viewer, done: SaidNo) -> None:
    """A family's no is an entry in their own words, and no worry; from here each agency's notes are its own."""
    whose = done.agency or controlling_agency(done.child)
    reclass(viewer, child=done.child)
    if whose is None:
        return
    draft = Draft(
        kind="help.declined",
        on=PartialDate.day(done.on),
        source_type="carer_said",
        person=done.who,
        text=done.said,
        detail={"for": done.offered},
        source_record=str(done.row),
    )
    record_for_service(viewer, child=done.child, draft=draft, agency=whose, now=done.at)


@with_it("casefile.hold", "casefile.release")
def held_or_released(viewer: Viewer, row: Hold) -> None:
    """With a reason that needs no agreement, or a new agreement, notes are joined up again after a family's no."""
    reclass(viewer, child=row.child_id)


@with_it("casefile.allocate")
def worker_allocated(viewer: Viewer, done: Allocated) -> None:
    """A worker given a child's work is an entry."""
    detail = {"person": done.person, "role": done.role, "planned": done.planned}
    _leave(viewer, "worker.allocated", child=done.child, on=done.on, detail=detail, row=done.row, agency=done.agency)


@with_it("casefile.unallocate")
def worker_unallocated(viewer: Viewer, done: Unallocated) -> None:
    """A worker who stopped is an entry: changes of worker are what a child feels first."""
    detail = {"person": done.person, "role": done.role, "planned": done.planned}
    _leave(viewer, "worker.unallocated", child=done.child, on=done.on, detail=detail, row=done.row, agency=done.agency)


@with_it("people.join_household")
def household_joined(viewer: Viewer, done: JoinedHousehold) -> None:
    """Somebody came to live with the children: an entry for each of them but the one who came.

    With no day nobody can say that they came at all: they may always have been there.
    """
    detail: dict[str, Any] = {"role": done.role}  # a brother or sister is named to those who see their record alone
    if done.joiner is None:
        detail |= {"person": done.person, "age": done.age, "sex": done.sex}
    for child in done.children if done.on else ():
        if child != done.joiner:
            _leave(viewer, "household.joined", child=child, on=done.on, detail=detail)


@with_it("people.leave_household")
def household_left(viewer: Viewer, done: LeftHousehold) -> None:
    """Somebody left: an entry for each child who stayed."""
    detail = {"role": done.role} if done.leaver else {"person": done.person, "role": done.role}
    for child in done.children:
        if child != done.leaver:
            _leave(viewer, "household.left", child=child, on=done.on, detail=detail)


@with_it("people.move_address")
def address_moved(viewer: Viewer, done: AddressMoved) -> None:
    """A move is an entry with the address held back. To a protected address, or from birth: none at all."""
    if done.protected or lived_there_from_birth(done.child, done.on):
        return
    held = {"address": address_held_back(done.address)}
    detail = {"reason": done.reason}
    _leave(viewer, "address.moved", child=done.child, on=done.on, detail=detail, row=done.address, held_back=held)


@with_it("people.protect_address")
def address_protected(viewer: Viewer, done: Address) -> None:
    """A move to an address that is protected afterwards shows nowhere from then on."""
    for entry in moves_to(done.id):
        withdraw_for_service(viewer, entry=entry, why=NOT_SHOWN, now=timezone.now())


@with_it("people.decide_duplicate")
def joined_or_parted(viewer: Viewer, done: DuplicateDecision) -> None:
    """Two records that are one child share their open work, and so what is open of their stories."""
    for child in (done.duplicate.first_id, done.duplicate.second_id):
        reclass(viewer, child=child)


def _leave(
    viewer: Viewer,
    kind: str,
    *,
    child: UUID,
    on: date | None,
    detail: Mapping[str, Any],
    row: UUID | None = None,
    agency: UUID | None = None,
    held_back: Mapping[str, Any] | None = None,
) -> None:
    """Leave the entry of an act. Where no agency acts and none works with the child, nobody could control it: none."""
    whose = agency or viewer.agency or controlling_agency(child)
    if whose is None:
        return
    draft = Draft(
        kind=kind,
        on=PartialDate.day(on) if on else PartialDate.unknown(),
        source_type="record",
        detail={key: value for key, value in detail.items() if value not in (None, "")},
        held_back=held_back or {},
        source_record=str(row or ""),
    )
    record_for_service(viewer, child=child, draft=draft, agency=whose, now=timezone.now())
