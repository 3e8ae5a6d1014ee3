"""Alice, Bob, Charlie and the children of one household, and a way to open their pages."""

import pytest
from django.urls import reverse

from tests.builders.entries import a_scene


@pytest.fixture
def scene():
    return a_scene()


@pytest.fixture
def opens(client):
    def opens(user, child, route="child", **query):
        client.force_login(user)
        answer = client.get(reverse(route, args=[child.id]), query)
        assert answer.status_code == 200
        return answer.content.decode()

    return opens
