"""Opening a page writes nothing but the audit and the session, whoever opens it."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from seen.core.access.permission import Role
from tests.architecture.guard_list import GUARDS
from tests.architecture.routes import Route, routes
from tests.builders.people_who_sign_in import a_user, an_agency

pytestmark = pytest.mark.django_db
MAY_GROW = {"audit_entry", "audit_about", "django_session"}
STATEMENT = re.compile(r'\s*(INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"(\w+)"', re.IGNORECASE)
BY_NAME = {route.name: route for route in routes()}
WHO = {"nobody": (), **{role.value: (role,) for role in Role}}


class Writes:
    """Notes every statement that writes to a table which reading may not touch."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Run the statement, and note it where it writes."""
        found = STATEMENT.match(sql)
        if found and found.group(2) not in MAY_GROW:
            self.seen.append(sql[:120])
        return execute(sql, params, many, context)


def address(route: Route, **known: object) -> str:
    """Return an address of a route: with what is known, else with an identifier that nothing has."""
    stand_in = {"UUIDConverter": uuid4(), "SlugConverter": "worker", "StringConverter": "x", "IntConverter": 1}
    return reverse(route.name, kwargs={name: known.get(name, stand_in[sort]) for name, sort in route.takes.items()})


# Every route for everybody: lines that the tests of each page reach first.
@pytest.mark.no_cover
@pytest.mark.parametrize("who", WHO)
def test_a_get_writes_nothing(client, who):
    agency = an_agency("Invented Hub", sort="multi-agency-hub")
    colleague = a_user("Bob Invented", of=agency)
    if WHO[who]:
        client.force_login(a_user("Alice Invented", of=agency, roles=WHO[who]))
    for names in GUARDS.values():
        for name in names:
            with connection.execute_wrapper(writes := Writes()):
                answer = client.get(address(BY_NAME[name], account=colleague.id))
            assert answer.status_code < 500, name
            assert writes.seen == [], f"opening {name} wrote"


def test_a_write_is_noticed():
    with connection.execute_wrapper(writes := Writes()):
        an_agency("Invented Clinic")
    assert any("identity_agency" in sql for sql in writes.seen)
    assert not any("audit_entry" in sql for sql in writes.seen)
