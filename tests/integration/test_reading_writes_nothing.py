"""Opening a page writes nothing but the audit and the session, whoever opens it."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse

from seen.core.access.permission import Role
from tests.architecture.guard_list import GUARDS
from tests.architecture.routes import Route, routes
from tests.builders.people_who_sign_in import a_user, an_agency

pytestmark = pytest.mark.django_db
MAY_GROW = {"audit_entry", "audit_about", "django_session"}
BY_NAME = {route.name: route for route in routes()}
WHO = {"nobody": (), **{role.value: (role,) for role in Role}}


def every_table() -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables but those that reading may add to."""
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)} - MAY_GROW
    there = set(connection.introspection.table_names())
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(tables & there):
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = sorted(cursor.fetchall(), key=str)
    return found


def address(route: Route, **known: object) -> str:
    """Return an address of a route: with what is known, else with an identifier that nothing has."""
    stand_in = {"UUIDConverter": uuid4(), "SlugConverter": "worker", "StringConverter": "x", "IntConverter": 1}
    return reverse(route.name, kwargs={name: known.get(name, stand_in[sort]) for name, sort in route.takes.items()})


@pytest.mark.parametrize("who", WHO)
def test_a_get_writes_nothing(client, who):
    agency = an_agency("Invented Hub", sort="multi-agency-hub")
    colleague = a_user("Bob Invented", of=agency)
    if WHO[who]:
        client.force_login(a_user("Alice Invented", of=agency, roles=WHO[who]))
    before = every_table()
    for names in GUARDS.values():
        for name in names:
            answer = client.get(address(BY_NAME[name], account=colleague.id))
            assert answer.status_code < 500, name
            assert every_table() == before, f"opening {name} wrote"
