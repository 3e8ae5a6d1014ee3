"""Every route stands in the guard list under the guard that its view carries."""

import pytest

from tests.architecture.guard_list import GUARDS, REHEARSAL
from tests.architecture.routes import Route, routes

LISTED = {name: guard for guard, names in GUARDS.items() for name in names}
IN_REHEARSAL = {name: guard for guard, names in REHEARSAL.items() for name in names}


def faults(found: list[Route], listed: dict[str, str]) -> list[str]:
    """Return what is wrong between routes and list, one sentence each."""
    names = [route.name for route in found]
    wrong = [f"the route {name} is named twice" for name in set(names) if names.count(name) > 1]
    wrong += [f"{name} is in the guard list and is no route" for name in sorted(set(listed) - set(names))]
    for route in found:
        if not route.guard:
            wrong.append(f"{route.name or route.view} has no guard")
        elif listed.get(route.name) != route.guard:
            wrong.append(f"{route.name}: the list says {listed.get(route.name)}, the view carries {route.guard}")
        if "child" in route.takes and route.guard != "child":
            wrong.append(f"{route.name} takes a child and is not guarded as a child’s page")
    return wrong


def test_every_route_is_listed_under_its_guard():
    assert faults(routes(), LISTED) == []


def test_the_routes_of_a_rehearsal_too():
    assert faults(routes("seen.rehearsal.urls"), IN_REHEARSAL) == []


def test_the_list_is_in_alphabetical_order():
    for guard, names in GUARDS.items():
        assert list(names) == sorted(names), guard


@pytest.mark.parametrize(
    ("route", "listed"),
    [
        (Route("loose", lambda request: None, {}), {"loose": "public"}),
        (Route("unlisted", pytest, {}), {}),
        (Route("about", type("V", (), {"guard": "signed_in"}), {"child": "UUIDConverter"}), {"about": "signed_in"}),
        (Route("strict", type("V", (), {"guard": "public"}), {}), {"strict": "child"}),
    ],
)
def test_a_fault_is_found(route, listed):
    assert faults([route], listed)
