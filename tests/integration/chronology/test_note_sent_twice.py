"""The same form sent twice at one moment: whichever comes second finds the first, and nobody meets an error."""

from importlib import import_module
from uuid import uuid4

import pytest
from django.db import IntegrityError

from seen.apps.chronology import actions
from seen.apps.chronology.drafts import Draft
from seen.apps.chronology.models import Entry
from seen.core.dates.partial import PartialDate
from seen.kit.actions import Acting, sent_twice, writing
from tests.builders.entries import NOW, TODAY, a_scene

DRAFT = Draft(kind="note.observation", on=PartialDate.day(TODAY), text="Hungry again today")


@pytest.mark.django_db(transaction=True)
def test_the_second_finds_what_the_first_stored_while_it_ran(monkeypatch):
    scene, account = a_scene(), uuid4()
    viewer = scene.alice.as_viewer()
    asked = {"children": [scene.amir.id], "draft": DRAFT, "account": account, "now": NOW}
    first = actions.note(viewer, **asked)
    recording = import_module("seen.apps.chronology.actions.record")
    really = recording._told
    monkeypatch.setattr(recording, "_told", lambda *of, left=[True]: [] if left and left.pop() else really(*of))
    again = actions.note(viewer, **asked)
    assert again.again
    assert again.entries == first.entries
    assert Entry.objects.count() == 1


def test_it_tries_once_more_and_no_oftener():
    tries = []

    @sent_twice
    def act():
        tries.append(1)
        raise IntegrityError

    with pytest.raises(IntegrityError):
        act()
    assert len(tries) == 2


@pytest.mark.django_db
def test_inside_another_act_nothing_is_run_again():
    scene = a_scene()
    tries = []

    @sent_twice
    def act():
        tries.append(1)
        raise IntegrityError

    with writing(Acting("test", scene.alice.as_viewer())), pytest.raises(IntegrityError):
        act()
    assert len(tries) == 1
