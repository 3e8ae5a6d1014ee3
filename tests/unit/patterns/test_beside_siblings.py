"""Which entries tell one child's care from another's, and which grades are of the home they share."""

import pytest

from seen.core.patterns.beside_siblings import OF_THE_CHILD, is_of_the_home, tells_of_care
from seen.kit.knowledge.kinds import kinds
from tests.builders.timelines import an_event


@pytest.mark.parametrize(
    ("kind", "areas", "tells"),
    [
        ("food.concern", "", True),
        ("health.injury", "", True),
        ("health.thin", "", True),
        ("health.dental_decay", "", False),
        ("health.mental_health", "", False),
        ("school.suspension", "", False),
        ("school.excluded", "", False),
        ("school.attendance", "", True),
        ("contact.no_access", "", False),
        ("note.observation", "", True),
        ("note.observation", "adults", False),
        ("note.observation", "adults/system", False),
        ("note.observation", "adults/love-and-care", True),
    ],
)
def test_what_tells_of_one_childs_care(kind, areas, tells):
    assert tells_of_care(an_event(child="amal", ref="a", kind=kind, areas=areas)) is tells


@pytest.mark.parametrize(
    ("tool", "item", "shared"),
    [
        ("home-conditions", "bed", True),
        ("graded-care", "home-upkeep", True),
        ("graded-care", "nutrition", False),
        ("neglect-toolkit", "settled_home", True),
        ("neglect-toolkit", "dangers-at-home", False),
        ("neglect-toolkit", "home", True),
    ],
)
def test_what_is_of_the_home(tool, item, shared):
    assert is_of_the_home((tool, "1", item, "")) is shared


def test_each_of_these_is_a_kind():
    assert all(any(kind == one or (one.endswith("*") and kind.startswith(one[:-1])) for kind in kinds())
               for one in OF_THE_CHILD)  # fmt: skip
