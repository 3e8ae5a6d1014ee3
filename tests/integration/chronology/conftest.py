"""What tests of joined accounts share: Amir's scene, two accounts of one fall and a third, and a way to visit."""

import pytest
from django.urls import reverse

from tests.builders.entries import a_scene, a_user, an_entry, works_with, written
from tests.builders.same_event import ALSO, FALL, TOLD


@pytest.fixture
def scene():
    return a_scene()


@pytest.fixture
def pair(scene):
    return (
        an_entry(scene.amir, by=scene.alice, text=TOLD),
        an_entry(scene.amir, by=scene.bob, text=FALL, kind="health.injury"),
    )


@pytest.fixture
def third(scene):
    dan = written(lambda: a_user("Dan", scene.elsewhere, "worker"))
    written(lambda: works_with(scene.amir, dan))
    return an_entry(scene.amir, by=dan, text=ALSO)


@pytest.fixture
def visit(client):
    def visit(user, route, key, sent=None, **query):
        client.force_login(user)
        address = reverse(route, args=[key])
        return client.get(address, query) if sent is None else client.post(address, sent, follow=True)

    return visit
