"""Addresses, and the few who may see a protected one."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from seen.apps.identity.models import User
from seen.apps.people.models import Address, AddressSight, Person
from seen.apps.people.outcomes import AddressMoved
from seen.apps.people.queries.page import addresses_seen
from seen.apps.people.queries.reach import NoSuchPerson, check_may_change, people_of, person_of
from seen.apps.people.signing import keyed, signed
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Access, Sight
from seen.core.refusals import Refusal
from seen.kit.actions import action, current


class BadAddress(Refusal):
    """No address was given, or one that cannot be."""


@action("people.move_address", needs=Permission.CHANGE_RECORD)
def move_address(
    viewer: Viewer,
    *,
    sight: Sight,
    lines: str,
    at: datetime,
    postcode: str = "",
    start: date | None = None,
    reason: str = "not_known",
    source: str = "",
    access: Access | None = None,
    key: UUID | None = None,
) -> AddressMoved:
    """Record where the child lives. The address before it ends the day this one starts, where that is known.

    `access` None: protected where the address before was protected, else open to whoever works with the child.
    `reason` is council, eviction, refuge, choice or not_known.
    """
    check_may_change(sight)
    if not lines.strip():
        raise BadAddress("Write as much of the address as you know. A town or a street is enough.")
    person = person_of(sight, None)
    before = Address.objects.filter(person=person, end=None)
    given = access or _inherited(person)
    row = Address(
        id=keyed(Address, key),
        person=person,
        lines=lines.strip(),
        postcode=" ".join(postcode.upper().split())[:10],
        access=given,
        controller_id=viewer.agency,
        start=start,
        source=source,
        **signed(viewer, at),
    )
    before.filter(Q(start=None) | Q(start__lte=start or timezone.localdate(at))).update(
        end=start or timezone.localdate(at)
    )
    row.save(force_insert=True)
    if given is Access.PROTECTED:
        _carry_over(viewer, person, row, at=at)
    current().concerns(sight.child)
    current().note(address_id=row.id)
    return AddressMoved(sight.child, row.id, start, reason, given is Access.PROTECTED)


@action("people.protect_address", needs=Permission.CHANGE_RECORD)
def protect_address(viewer: Viewer, *, sight: Sight, address: UUID, why: str, at: datetime) -> Address:
    """Close an address to all but those named; whoever protects it is the first."""
    check_may_change(sight)
    row = _seen_address(sight, address)
    row.access = Access.PROTECTED
    row.save(update_fields=["access"])
    _let_see(viewer, row, user=viewer.id, why=why, at=at)
    current().concerns(sight.child)
    current().note(address_id=row.id)
    return row


@action("people.name_who_may_see", needs=Permission.SHARE)
def name_who_may_see(
    viewer: Viewer, *, sight: Sight, address: UUID, user: UUID, why: str, at: datetime
) -> AddressSight | None:
    """Name somebody who may see a protected address. Only one who sees it can."""
    row = _seen_address(sight, address)
    if not User.objects.filter(id=user, is_active=True).exists():
        raise NoSuchPerson("Choose somebody with an account.")
    current().concerns(sight.child)
    current().note(address_id=row.id, named=user)
    return _let_see(viewer, row, user=user, why=why, at=at)


@action("people.stop_seeing", needs=Permission.SHARE)
def stop_seeing(viewer: Viewer, *, sight: Sight, address: UUID, user: UUID, at: datetime) -> int:
    """End somebody's sight of a protected address. Returns how many rows ended. Never the last who can see it."""
    row = _seen_address(sight, address)
    named = AddressSight.objects.filter(address=row, ended_at=None)
    if not named.filter(user=user).exists():
        raise NoSuchPerson("They are not named for this address any longer. Open the page again.")
    if not named.filter(user__is_active=True).exclude(user=user).exists():
        raise BadAddress(
            "They are the last who can see this address. Name somebody else first, so that it is not lost."
        )
    current().concerns(sight.child)
    current().note(address_id=row.id, named=user)
    return named.filter(user=user).update(ended_at=at)


def _seen_address(sight: Sight, address: UUID) -> Address:
    rows = addresses_seen(sight, Address.objects.filter(id=address, person__in=people_of(sight)))
    row = rows.first()
    if row is None:
        raise NoSuchPerson("Choose an address that is on this child's page.")
    return row


def _inherited(person: Person) -> Access:
    last = Address.objects.filter(person=person).order_by("-written_at").first()
    return Access.PROTECTED if last and last.access == Access.PROTECTED else Access.INVOLVED


def _carry_over(viewer: Viewer, person: Person, row: Address, *, at: datetime) -> None:
    """Whoever was named for the address before is named for this one, and its writer."""
    before = Address.objects.filter(person=person).exclude(id=row.id).order_by("-written_at").first()
    for old in AddressSight.objects.filter(address=before, ended_at=None):
        _let_see(viewer, row, user=old.user_id, why=old.why, at=at)
    _let_see(viewer, row, user=viewer.id, why="Recorded the address", at=at)


def _let_see(viewer: Viewer, row: Address, *, user: UUID | None, why: str, at: datetime) -> AddressSight | None:
    if user is None or AddressSight.objects.filter(address=row, user=user, ended_at=None).exists():
        return None
    return AddressSight.objects.create(address=row, user_id=user, why=why, given_at=at, given_by_id=viewer.id)
