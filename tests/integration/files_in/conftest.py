"""What tests of files that come in share: the scene, and a way to send rows."""

import pytest

from tests.builders.files_in import Sender, a_scene_with_holds


@pytest.fixture
def scene():
    return a_scene_with_holds()


@pytest.fixture
def sent(scene, tmp_path, capfd):
    return Sender(scene, tmp_path, capfd)
