"""Alice works with Amir; Bob of another agency does too; Charlie does not. A small tool stands on the shelf."""

import pytest

from seen.core.access.permission import Role
from tests.builders.assessing import a_tool_file, an_area, an_assessment, graded, saved, signed, unknown
from tests.builders.casefile import involved, open_work_for
from tests.builders.children import a_child, an_adult
from tests.builders.staff import a_team, a_worker, an_agency


@pytest.fixture(autouse=True)
def tools(settings, tmp_path):
    """The partnership's own folder, with the small tool in it."""
    settings.INSTRUMENTS = tmp_path / "instruments"
    a_tool_file(settings.INSTRUMENTS)
    return settings.INSTRUMENTS


@pytest.fixture
def alice():
    return a_worker("Alice Fern", team=a_team(agency=an_agency()))


@pytest.fixture
def bob():
    return a_worker("Bob Hale", agency=an_agency("Northmarsh primary", sort="school"))


@pytest.fixture
def lead():
    return a_worker("Lena Dell", roles=(Role.DESIGNATED_LEAD,))


@pytest.fixture
def charlie():
    return a_worker("Charlie Wold", agency=an_agency("Elsewhere clinic", sort="gp"))


@pytest.fixture
def amir(alice, bob):
    child = a_child("Amir Reed")
    open_work_for(child)
    involved(alice, child, role="lead_practitioner")
    involved(bob, child)
    return child


@pytest.fixture
def maya(amir):
    return an_adult("Maya Reed", of=amir).person


@pytest.fixture
def dale(amir):
    return an_adult("Dale Quill", of=amir, kind="father").person


@pytest.fixture
def done(alice, amir, maya, dale):
    """Signed: one area, in which one thing goes well, one does not, and one is not known."""
    made = an_assessment(alice, amir)
    items = {"food": graded(1), "clothes": graded(3), "warmth": unknown()}
    said = {"parents_view": "We ran out on Sunday.", "parents_view_by": "Maya", "narrative": "Pay day comes late."}
    saved(alice, made, an_area(items=items, **said))
    signed(alice, made)
    return made


@pytest.fixture
def begun(alice, amir):
    """Begun by Alice and not signed."""
    return an_assessment(alice, amir)
