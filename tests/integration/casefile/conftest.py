"""Alice works with the child; Charlie, of another agency, does not."""

import pytest

from seen.apps.people.models import Child
from seen.core.access.permission import Role
from seen.core.access.viewer import Viewer
from tests.builders.casefile import involved
from tests.builders.children import a_child
from tests.builders.staff import a_worker, an_agency


@pytest.fixture
def alice() -> Viewer:
    return a_worker("Alice Fern", roles=(Role.WORKER, Role.MANAGER))


@pytest.fixture
def charlie() -> Viewer:
    return a_worker("Charlie Moss", agency=an_agency("Southmarsh school", sort="school"))


@pytest.fixture
def child(alice: Viewer) -> Child:
    child = a_child("Elizabeth Reed")
    involved(alice, child)
    return child
