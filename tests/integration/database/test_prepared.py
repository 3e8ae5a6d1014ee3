"""A prepared query answers as the query that it was built from, whatever the values, and is built once for a shape."""

from datetime import timedelta
from uuid import uuid4

import pytest

from seen.apps.casefile.models import Involvement
from seen.apps.people.models import Child
from seen.kit.database.prepared import key, prepared, prepared_rows
from tests.builders.casefile import involved
from tests.builders.children import TODAY, a_child
from tests.builders.staff import a_worker

pytestmark = pytest.mark.django_db
built = []


@prepared_rows(Child)
def children(ids, *, newest_first=False):
    built.append(len(ids))
    return Child.objects.filter(id__in=ids).order_by("-reference" if newest_first else "reference")


@prepared
def working(user, since, team):
    rows = Involvement.objects.filter(user=user, start__lte=since)
    return (rows.filter(team=team) if team else rows).values_list("child_id", "start")


def test_the_rows_are_those_of_the_query_for_any_values():
    made = [a_child() for _ in range(5)]
    for wanted in (made[:1], made[1:2], made[:2], made[:3], made, made[2:]):
        ids = [child.id for child in wanted]
        plain = list(Child.objects.filter(id__in=ids).order_by("reference"))
        assert children(ids) == plain
        assert children(ids, newest_first=True) == plain[::-1]


def test_a_query_is_built_once_for_each_shape_and_numbers_are_rounded_up():
    made = [a_child().id for _ in range(4)]
    children(made)
    built.clear()
    for wanted in (made[:3], made, made[1:]):
        assert len(children(wanted)) == len(wanted)
    assert built == []


def test_among_no_children_there_is_none():
    assert children([]) == []
    assert children([uuid4()]) == []


def test_a_day_is_a_value_and_a_missing_team_a_shape():
    worker, child = a_worker("Alice"), a_child()
    involved(worker, child, start=TODAY)
    assert [(key(found), day) for found, day in working(worker.id, TODAY, None)] == [(child.id, TODAY)]
    assert working(worker.id, TODAY - timedelta(days=1), None) == []
    assert working(uuid4(), TODAY, None) == []
    assert working(worker.id, TODAY, uuid4()) == []


def test_a_value_that_stands_nowhere_in_the_query_is_refused():
    forgetful = prepared(lambda user, child: Involvement.objects.filter(user=user).values_list("id"))
    with pytest.raises(ValueError, match="leaves a value out"):
        forgetful(uuid4(), uuid4())
