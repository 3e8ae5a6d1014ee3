"""What tests of files that come in share: the scene, ways to send rows, and files that wait for somebody."""

import io
from uuid import uuid4

import pytest
from django.utils import timezone

from seen.apps.chronology.actions import pending as acts
from seen.apps.chronology.actions import reading
from seen.apps.chronology.models import PendingFile
from seen.apps.chronology.queries import pending as queries
from tests.builders.entries import written
from tests.builders.files_in import LONG, ROWS, Sender, a_scene_with_holds


@pytest.fixture
def scene():
    return a_scene_with_holds()


@pytest.fixture
def sent(scene, tmp_path, capfd):
    return Sender(scene, tmp_path, capfd)


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
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in
