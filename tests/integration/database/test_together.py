"""Asked together, queries answer as each would alone: values and their kinds, order, and none where there is none."""

from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.db import connection, models
from django.db.models import F, Value
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from seen.apps.chronology.models import Entry
from seen.apps.identity.models import Agency, User
from seen.apps.people.models import Child
from seen.kit.database.prepared import prepared, prepared_rows
from seen.kit.database.together import together
from tests.builders.entries import TODAY, a_scene, an_entry, written

AWKWARD = '"Where\'s Mam?"\nshe said, 100 % \\ {} [] — déjà vu 👶'


@prepared
def told(children, since):
    rows = Entry.objects.filter(child__in=children, on_latest__gte=since).order_by(F("on_latest").desc(), "id")
    return rows.values_list(
        "id", "on_latest", "at_time", "until", "written_at", "detail", "text", "withdrawn", "polarity", "agency__name"
    )


@prepared
def newest(children, *, most):
    return Entry.objects.filter(child__in=children).order_by("-on_latest", "-id").values_list("child_id", "text")[:most]


@prepared
def is_there(child):
    return Child.objects.filter(id=child).values_list(Value(1), "person__protected_identity")


@prepared_rows(User)
def colleagues(agency):
    return User.objects.filter(agency=agency).annotate(where=F("agency__name")).order_by("name")


@prepared_rows(Child)
def children(ids):
    return Child.objects.filter(id__in=ids).order_by("-reference")


class TogetherAsAlone(TestCase):
    def setUp(self):
        super().setUp()
        self.scene = scene = a_scene()
        written(lambda: an_entry(scene.amir, by=scene.alice, text=AWKWARD, detail={"alone": True, "said": AWKWARD}))
        written(lambda: an_entry(scene.amir, by=scene.bob, on=TODAY - timedelta(days=9), at_time=time(9, 5)))
        written(lambda: an_entry(scene.leila, by=scene.bob, text="[1, 2]", until=TODAY, detail={}))

    @given(which=st.lists(st.integers(0, 11), max_size=6))
    def test_the_answers_are_those_of_each_alone(self, which):
        amir, leila, clinic = self.scene.amir.id, self.scene.leila.id, self.scene.clinic.id
        questions = [
            (told, ([amir], TODAY - timedelta(days=30)), {}),
            (told, ([amir, leila], TODAY - timedelta(days=1)), {}),
            (told, ([], TODAY), {}),
            (told, ([amir], TODAY + timedelta(days=1)), {}),
            (newest, ([amir, leila],), {"most": 1}),
            (newest, ([amir, leila, uuid4()],), {"most": 5}),
            (is_there, (amir,), {}),
            (is_there, (uuid4(),), {}),
            (colleagues, (clinic,), {}),
            (colleagues, (uuid4(),), {}),
            (children, ([leila, amir],), {}),
            (children, ([],), {}),
        ]
        chosen = [questions[one] for one in which]
        alone = [ask(*values, **shape) for ask, values, shape in chosen]
        answers = together(*(ask.of(*values, **shape) for ask, values, shape in chosen))
        assert answers == alone
        for one, other in zip(answers, alone, strict=True):
            assert [_kinds(row) for row in one] == [_kinds(row) for row in other]


def _kinds(row):
    """The kinds of a row's values; of an object, its values, which two of one key may differ in."""
    if isinstance(row, tuple):
        return [type(value) for value in row]
    return {name: value for name, value in vars(row).items() if name != "_state"}


@pytest.mark.django_db
def test_several_questions_are_one_statement_and_none_is_none():
    with CaptureQueriesContext(connection) as asked:
        together(is_there.of(uuid4()), children.of([]), newest.of([uuid4()], most=1), is_there.of(uuid4()))
    assert len(asked) == 1
    with CaptureQueriesContext(connection) as asked:
        assert together() == []
        assert together(children.of([]), told.of([], TODAY)) == [[], []]
    assert len(asked) == 0


@pytest.mark.django_db
def test_what_json_would_not_carry_whole_is_refused():
    worth = models.DecimalField(max_digits=5, decimal_places=2)
    agencies = prepared(lambda: Agency.objects.annotate(worth=Value(1, output_field=worth)).values_list("worth"))
    with pytest.raises(ValueError, match="DecimalField"):
        together(agencies.of())
