"""Alice leads the work and Mira manages her team; Bob works with the child; Charlie, of another agency, does not."""

import pytest

from seen.core.access.permission import Role
from tests.builders.staff import a_team, a_worker, an_agency


@pytest.fixture
def team():
    return a_team(agency=an_agency())


@pytest.fixture
def alice(team):
    return a_worker("Alice Fern", team=team)


@pytest.fixture
def mira(team):
    return a_worker("Mira Holt", team=team, roles=(Role.MANAGER,))


@pytest.fixture
def bob():
    return a_worker("Bob Hale", agency=an_agency("Northmarsh primary", sort="school"))


@pytest.fixture
def charlie():
    return a_worker("Charlie Wold", agency=an_agency("Elsewhere clinic", sort="gp"))
