"""Nothing that one test writes is there for the next, on either database, and each finds the seals of the audit on."""

import pytest
from django.contrib.auth.models import Permission
from django.db import DatabaseError, connection, transaction

from seen.apps.identity.models import Agency, Authority
from seen.kit.audit.models import Bypass, Entry
from seen.kit.audit.triggers import wrong
from seen.kit.audit.verify import verify
from tests.builders.children import a_child
from tests.builders.staff import an_agency

TURNS = pytest.mark.parametrize("turn", range(3))


def finds_nothing_and_leaves_much() -> None:
    assert [model.objects.count() for model in (Agency, Authority, Entry, Bypass)] == [0, 0, 0, 0]
    assert wrong() == []
    assert verify().ok
    assert Permission.objects.exists()  # what migrations put there is put back
    Authority.objects.create(name="Past the actions")
    an_agency()
    a_child("Amir Reed")
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_bypass")
    assert Bypass.objects.exists()


@TURNS
@pytest.mark.django_db(transaction=True)
def test_after_a_test_that_commits(turn):
    finds_nothing_and_leaves_much()


@TURNS
@pytest.mark.django_db
def test_after_a_test_in_one_transaction(turn):
    finds_nothing_and_leaves_much()
