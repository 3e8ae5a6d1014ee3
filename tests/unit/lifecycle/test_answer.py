"""Which answers leave a question for today open until a second person says the same."""

from uuid import UUID

import pytest

from seen.core.lifecycle.answer import needs_a_second, set_aside
from seen.core.patterns.contract import Tier

ALICE, BOB = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("answer", "tier", "open_still"),
    [
        ("explained", Tier.NOW, True),
        ("wrong_data", Tier.NOW, True),
        ("act", Tier.NOW, False),
        ("watch", Tier.NOW, False),
        ("explained", Tier.WEEKLY, False),
        ("wrong_data", Tier.REFLECTIVE, False),
    ],
)
def test_only_what_sets_aside_a_question_for_today(answer, tier, open_still):
    assert needs_a_second(answer, tier=tier) is open_still


@pytest.mark.parametrize(
    ("answers", "aside"),
    [
        ([], False),
        ([("explained", ALICE)], False),
        ([("explained", ALICE), ("wrong_data", ALICE)], False),  # one person twice
        ([("explained", ALICE), ("wrong_data", BOB)], True),
        ([("explained", ALICE), ("act", BOB)], False),
        ([("explained", ALICE), ("explained", None)], False),  # the service is nobody
    ],
)
def test_it_takes_two_people(answers, aside):
    assert set_aside(answers) is aside
