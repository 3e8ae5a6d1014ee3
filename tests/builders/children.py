"""Children and the adults around them, entered as the service itself enters them."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from seen.apps.casefile.actions import add_child
from seen.apps.people.actions import add_adult, join_household, move_address
from seen.apps.people.models import Address, Adult, Child
from seen.core.access.viewer import Viewer, system
from seen.core.access.visibility import Access, Sight

NOW = timezone.localtime()  # one moment for a whole run
TODAY = NOW.date()
SERVICE = system("a test")


def all_sight(child: UUID) -> Sight:
    """The service's own sight of a child: what a builder acts through."""
    return Sight(None, None, child, everything=True)


def a_child(
    name: str = "Amir Reed",
    *,
    by: Viewer = SERVICE,
    born: date | None = date(2020, 5, 3),
    reason: str = "s17",
    at: datetime = NOW,
    **more: Any,
) -> Child:
    """A child held for a reason. By the service: nobody works with them yet."""
    return Child.objects.get(id=add_child(by, name=name, born=born, reason=reason, at=at, **more).child)


def an_adult(name: str = "Maya Reed", *, of: Child, kind: str = "mother", **more: Any) -> Adult:
    """An adult as what they are to a child."""
    return add_adult(SERVICE, sight=all_sight(of.id), name=name, kind=kind, at=NOW, **more)


def at_home(child: Child, *, with_children: tuple[Child, ...] = (), with_adults: tuple[Adult, ...] = ()) -> None:
    """Put a child, brothers and sisters, and adults in one household."""
    join_household(SERVICE, sight=all_sight(child.id), role="child", at=NOW)
    for other in with_children:
        join_household(SERVICE, sight=all_sight(other.id), home=all_sight(child.id), role="child", at=NOW)
    for adult in with_adults:
        join_household(SERVICE, sight=all_sight(child.id), person=adult.person_id, role="parent", at=NOW)


def an_address(
    child: Child, *, lines: str = "4 Elder Close", postcode: str = "ZZ1 1ZZ", access: Access = Access.INVOLVED
) -> Address:
    """An address of a child."""
    moved = move_address(SERVICE, sight=all_sight(child.id), lines=lines, postcode=postcode, access=access, at=NOW)
    return Address.objects.get(id=moved.address)
