"""Screens: necessary conditions as data, and when a screen that is false could become true."""

import pytest

from seen.core.patterns.screens import Aged, All, AnyOf, AtLeast, Newer, Share, Silent, Sorts, Then, WorkOpen
from tests.builders.timelines import a_timeline

STORY = """
ref | on         | kind                    | agency | detail
a   | 2026-01-10 | appointment.not_brought | gp     | service=gp
b   | 2026-02-10 | appointment.attended    | gp     | service=gp
c   | 2026-03-10 | appointment.not_brought | gp     | service=gp
d   | 2026-05-10 | appointment.attended    | gp     | service=gp
"""
MISSED, SEEN = ("appointment.not_brought",), ("appointment.attended",)
YES, NO = AtLeast(0, of=MISSED), AtLeast(9, of=MISSED)


def ask(screen, *, as_of="2026-04-10", **child):
    timeline = a_timeline(STORY, as_of=as_of, child=child)
    holds = screen.holds(timeline, {"two": 2, "three": 3, "half": 50, "months": 3, "days": 28})
    return holds, timeline.next_look and timeline.next_look.isoformat()


@pytest.mark.parametrize(
    ("screen", "holds", "next_look"),
    [
        (AtLeast("two", of=MISSED), True, None),
        (AtLeast("three", of=MISSED), False, None),
        (AtLeast(2, of=MISSED, months="months"), True, "2026-04-11"),
        (AtLeast(1, of=MISSED, months="months"), True, "2026-06-11"),
        (AtLeast(2, of=MISSED, days="days"), False, None),
        (AtLeast(1, of=MISSED, days=31), True, "2026-04-11"),
        (AtLeast(2, of=("*",), worries=True), True, None),
        (AtLeast(3, of=("*",), worries=True), False, None),
        (AtLeast(2, of=("*",), severity=1), True, None),
        (AtLeast(2, of=("*",), severity="two"), False, None),
        (AtLeast(1, of=("*",), severity="two"), False, None),
        (AtLeast(1, of=("*",), severity=0), True, "2026-05-10"),
        (AtLeast(2, of=SEEN), False, "2026-05-10"),
        (Newer(of=MISSED, than=SEEN), True, "2026-05-10"),
        (Newer(of=SEEN, than=MISSED), False, "2026-05-10"),
        (Newer(of=MISSED, than=("contact.seen",)), True, None),
        (Newer(of=("contact.seen",), than=MISSED), False, None),
        (Newer(of=MISSED, than=MISSED), True, None),
        (Silent("days", of=MISSED), True, None),
        (Silent(31, of=MISSED), True, None),
        (Silent(32, of=MISSED), False, "2026-04-11"),
        (Silent(32, of=("contact.seen",)), True, None),
        (Share("half", of=MISSED, among=("appointment.*",)), True, "2026-05-10"),
        (Share(67, of=MISSED, among=("appointment.*",)), False, "2026-05-10"),
        (Share("half", of=SEEN, among=("appointment.*",), months="months"), False, "2026-04-11"),
        (Share("half", of=("contact.seen",), among=("contact.seen",)), False, None),
        (Then(of=SEEN, then=MISSED, days="days"), True, "2026-05-10"),
        (Then(of=SEEN, then=MISSED, days=27), False, "2026-05-10"),
        (Then(of=MISSED, then=MISSED, days=59), True, None),
        (Then(of=MISSED, then=MISSED, days=58), False, None),
        (All(YES, YES), True, None),
        (All(YES, NO, YES), False, None),
        (AnyOf(NO, YES), True, None),
        (AnyOf(NO, NO), False, None),
        (WorkOpen(), False, None),
    ],
    ids=str,
)
def test_holds_and_when_to_look_again(screen, holds, next_look):
    assert ask(screen) == (holds, next_look)


@pytest.mark.parametrize(
    ("born", "holds", "next_look"),
    [("2024-04-10", True, None), ("2024-04-11", False, "2026-04-11"), (None, True, None)],
)
def test_an_age_comes_true_by_waiting(born, holds, next_look):
    assert ask(Aged("two"), born=born) == (holds, next_look)


def test_silence_comes_true_by_waiting():
    assert ask(Silent(32, of=MISSED), as_of="2026-04-11")[0] is True


def test_a_share_comes_true_by_waiting():
    screen = Share(100, of=MISSED, among=("appointment.*",), days=31)
    assert ask(screen, as_of="2026-03-13") == (False, "2026-03-14")
    assert ask(screen, as_of="2026-03-14")[0] is True


def test_every_severity_and_every_sort_counts_where_nothing_else_is_said():
    """An appointment that was kept has no severity."""
    assert ask(AtLeast(1, of=SEEN))[0]
    assert not ask(Sorts(1, of=("contact.seen",), months=12))[0]


def test_all_time_where_no_window_is_named():
    assert ask(AtLeast(2, of=MISSED), as_of="2027-04-10")[0] is True
    assert ask(Share("half", of=MISSED, among=("appointment.*",)))[0] is True


def test_work_was_once_open():
    assert ask(WorkOpen(), level="early_help")[0] is True
    assert ask(WorkOpen(), level="universal")[0] is False
    table = "ref|on|kind|agency|detail\na|2026-01-01|work.opened|gp|"
    assert WorkOpen().holds(a_timeline(table, as_of="2026-04-10"), {}) is True


@pytest.mark.parametrize(
    ("span", "most"),
    [({"days": 28}, 28), ({"days": "days"}, 28), ({"months": 3}, 93), ({"months": "three"}, 93), ({}, 0)],
)
def test_the_most_days_that_a_span_has(span, most):
    assert Then(of=SEEN, then=MISSED, **span).most_days({"three": 3, "days": 28}) == most
