"""The vocabulary holds together: every kind has words, known areas, a known audience and sound defaults."""

import pytest

from seen.core.timeline.child import LEVELS
from seen.core.timeline.selection import CAUSED_ELSEWHERE
from seen.kit.knowledge.vocabulary import vocabulary

WORDS = vocabulary()


@pytest.mark.parametrize("kind", WORDS.kinds.values(), ids=lambda kind: kind.id)
def test_a_kind(kind):
    assert kind.label
    assert set(kind.areas) <= set(WORDS.areas)
    assert kind.polarity in (-1, 0, 1)
    assert kind.severity in (0, 1, 2, 3)
    assert kind.audience in WORDS.audiences
    assert kind.held_back in ("", "detail", "address", "referrer")
    assert set(kind.required) <= set(kind.detail)
    assert {*kind.choices, *kind.severity_when} <= set(kind.detail)
    assert not any(key.endswith("*") for key in kind.detail)


def test_core_and_the_vocabulary_agree():
    assert tuple(WORDS.levels) == LEVELS
    assert set(WORDS.causes) >= CAUSED_ELSEWHERE
    assert WORDS.kinds["level.changed"].choices["to"] == LEVELS


@pytest.mark.parametrize(
    ("slug", "sort"),
    [("school", "school"), ("school-oakfield-2", "school"), ("adult-mental-health", "adult-mental-health"),
     ("schools", ""), ("mental-health", ""), ("", "")],
)  # fmt: skip
def test_the_type_of_an_agency(slug, sort):
    assert WORDS.agency_type(slug) == sort


def test_hardship_is_never_a_worry():
    kinds = [kind for kind in WORDS.kinds.values() if kind.id.startswith(("money.", "housing."))]
    assert [kind.polarity for kind in kinds] == [0, 0, 0]


def test_an_urgent_appointment_not_brought_to_weighs_more():
    kind = WORDS.kinds["appointment.not_brought"]
    assert [kind.usual_severity({"urgency": u}) for u in ("urgent", "soon", None)] == [2, 1, 1]
    assert WORDS.kinds["food.concern"].usual_severity({"urgency": "urgent"}) == 1
