"""What tests of files that come in share: the scenes, ways to send rows and put them right, and files that wait."""

import io
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from seen.apps.chronology.actions import pending as acts
from seen.apps.chronology.actions import reading
from seen.apps.chronology.models import PendingFile
from seen.apps.chronology.queries import pending as queries
from seen.apps.identity.models import Agency
from seen.apps.people.models import Household, Member
from tests.builders.entries import NOW, a_named_child, works_with, written
from tests.builders.files_in import LONG, ROWS, Sender, a_scene_with_holds, brought_in_by
from tests.builders.mending import once as key_of


@pytest.fixture
def scene():
    return a_scene_with_holds()


@pytest.fixture
def sent(scene, tmp_path, capfd):
    return Sender(scene, tmp_path, capfd)


@pytest.fixture
def family(scene):
    """Amir and his brother Bilal, both boys; Alice works with both. Two police forces work with nobody yet."""

    def made():
        scene.bilal = a_named_child("Bilal Example")
        home = Household.objects.create(written_at=NOW)
        for child in (scene.amir, scene.bilal):
            type(child).objects.filter(id=child.id).update(sex="male", born=date(2018, 5, 1))
            Member.objects.create(household=home, person=child.person, role="child", written_at=NOW)
        works_with(scene.bilal, scene.alice)
        for name in ("North Police", "South Police"):
            Agency.objects.create(authority=scene.school.authority, name=name, type="police")

    written(made)
    return scene


@pytest.fixture
def bring(family):
    return lambda *rows, **how: brought_in_by(family.alice, family.amir, rows, **how)


@pytest.fixture
def chosen(scene):
    """Return the key of a file that Alice chose and that is read."""

    def choosing(rows=ROWS, *, by=None, name="chronology.csv", key=None):
        viewer = (by or scene.alice).as_viewer()
        file = io.BytesIO(rows.encode())
        return acts.take_in(viewer, child=scene.amir.id, file=file, name=name, key=key or uuid4(), now=timezone.now())

    return choosing


@pytest.fixture
def half_read(chosen, scene):
    """Return the key of a long file whose reader was stopped after some hundred rows, a while ago."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(acts, "read_on", lambda *_, **__: None)
        file = chosen(LONG)
    steps = reading._steps(scene.alice.as_viewer(), file=file, now=timezone.now())
    for _ in range(6):
        next(steps)
    written(lambda: PendingFile.objects.filter(id=file).update(beat=timezone.now() - 2 * queries.FRESH))
    return file


@pytest.fixture
def as_(client):
    def signed_in(user):
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def send(as_, family):
    """Send a row again from its page, as Alice unless somebody else is named."""

    def sending(file, number, *, by=None, page="file_row", once=1, **said):
        address = reverse(page, args=[file.id, number])
        return as_(by or family.alice).post(address, said | {"once": key_of(once)})

    return sending
