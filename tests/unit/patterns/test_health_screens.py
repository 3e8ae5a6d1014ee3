"""The screen of a condition left after an offer: on, just inside and just outside what it asks."""

import pytest

from seen.core.patterns.health_screens import OfferedAndLeft
from tests.unit.patterns.test_closer import again, ask, row

DECAY = OfferedAndLeft(
    "decay", offered="help.offered", taken_up=("help.started",), names=("for", "condition"), weeks=4, months="months"
)
NOTED = row("n", "2026-02-01", "health.dental_decay")
OFFER = row("o", "2026-03-01", "help.offered", polarity="0", detail="for=decay, reach=true")


def help_with(ref, on, kind, detail="condition=decay"):
    return row(ref, on, kind, polarity="0", detail=detail)


LEFT = [
    ((NOTED, OFFER), True),
    ((NOTED,), False),
    ((OFFER,), False),
    ((NOTED, help_with("o", "2026-06-02", "help.offered", "for=decay, reach=true")), True),
    ((NOTED, help_with("o", "2026-06-03", "help.offered", "for=decay, reach=true")), False),
    ((NOTED, help_with("o", "2026-03-01", "help.offered", "for=decay")), False),
    ((NOTED, help_with("o", "2026-03-01", "help.offered", "for=lice, reach=true")), False),
    ((NOTED, OFFER, help_with("s", "2026-03-01", "help.started")), False),
    ((NOTED, OFFER, help_with("s", "2026-02-28", "help.started")), False),  # noted before it
    ((NOTED, OFFER, help_with("s", "2026-02-01", "help.started")), False),  # on the day that it was noted
    ((NOTED, OFFER, help_with("s", "2026-01-31", "help.started")), True),
    ((NOTED.replace("2026-02-01", "2026-03-02"), OFFER, help_with("s", "2026-03-01", "help.started")), False),
    ((NOTED.replace("2026-02-01", "2026-03-02"), OFFER, help_with("s", "2026-02-28", "help.started")), True),
    ((NOTED, OFFER, help_with("s", "2026-03-01", "help.started", "condition=lice")), True),
    ((NOTED, OFFER, help_with("t", "2026-03-02", "health.dental_decay", "treated=yes")), False),
    ((NOTED, OFFER, help_with("t", "2026-03-02", "health.dental_decay", "treated=no")), True),
    ((NOTED, OFFER, help_with("t", "2026-03-02", "health.dental_decay", "treated=true")), False),
    ((help_with("n", "2026-02-01", "health.untreated", "condition=Decay"), OFFER), True),
    ((help_with("n", "2026-02-01", "health.dental_decay", "condition=gums"), OFFER), False),
    ((help_with("n", "2026-02-01", "health.untreated", ""), OFFER), False),
    ((help_with("n", "2025-12-29", "health.dental_decay", ""), OFFER), False),
    ((NOTED, OFFER, help_with("s", "2026-03-01", "help.started"), again("z", "2026-03-01", "y")), True),
    ((NOTED, again("z", "2026-03-01", "y")), False),
]


@pytest.mark.parametrize(("told", "holds"), LEFT)
def test_offered_and_left(told, holds):
    assert ask(DECAY, *told) is holds


def test_an_offer_long_enough_ago_comes_by_waiting():
    offer = help_with("o", "2026-06-03", "help.offered", "for=decay, reach=true")
    assert ask(DECAY, NOTED, offer, as_of="2026-07-01")
