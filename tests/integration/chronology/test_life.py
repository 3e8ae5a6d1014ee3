"""A whole story in short columns: one line for each entry that the viewer sees, with the events that people joined."""

import pytest

from seen.apps.chronology.queries.life import moments
from tests.builders.entries import a_scene, an_entry
from tests.builders.same_event import FALL, TOLD, joins, sees

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return a_scene()


def test_an_entry_is_one_moment(scene):
    told = an_entry(scene.amir, by=scene.alice, text=TOLD)
    (moment,) = moments(sees(scene, scene.bob))
    assert (moment.ref, moment.agency, moment.imported) == (told.id, told.source_agency.name, False)
    assert moment.kinds == (told.kind,)


def test_joined_accounts_are_one_event_to_those_who_see_two(scene):
    one = an_entry(scene.amir, by=scene.alice, text=TOLD)
    other = an_entry(scene.amir, by=scene.bob, text=FALL, kind="health.injury")
    assert {moment.event for moment in moments(sees(scene, scene.bob))} == {None}
    joins(scene, scene.alice, one, other)
    assert {moment.event for moment in moments(sees(scene, scene.bob))} == {min(one.id, other.id)}
