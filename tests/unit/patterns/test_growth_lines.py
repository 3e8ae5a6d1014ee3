"""Where a weight lies on the growth chart, as it was written down."""

from datetime import date

import pytest

from seen.core.patterns.growth_lines import Placed, has_fallen, is_low, place, policies
from tests.builders.timelines import an_event

BORN = date(2026, 1, 1)


def weight(on: str = "2026-06-01", detail: str = ""):
    return an_event(ref="a", child="amal", on=on, kind="growth.weight", agency="gp", detail=detail)


@pytest.mark.parametrize(
    ("detail", "spaces"),
    [
        ("z=-2", -3.0),
        ("z=0.5", 0.75),
        ("z=-2.0000000001", -3.0),
        ("z=-1, centile=50th", -1.5),
        ("centile=0.4th", -4),
        ("centile=2nd", -3),
        ("centile=9", -2),
        ("centile=25th", -1),
        ("centile=50th", 0),
        ("centile=75th", 1),
        ("centile=91st", 2),
        ("centile=98th", 3),
        ("centile=99.6th", 4),
        ("centile=9th to 25th", -1.5),
        ("centile=between 0.4th and 2nd", -3.5),
        ("centile=below 2nd", -3.5),
        ("centile=<0.4", -4.5),
        ("centile=Under the 9th", -2.5),
        ("centile=above 99.6th", 4.5),
        ("centile=>98", 3.5),
        ("centile=over 91st", 2.5),
    ],
)
def test_lies_in_spaces_above_the_middle_line(detail, spaces):
    assert place(weight(detail=detail)) == spaces


@pytest.mark.parametrize(("centile", "z"), [("0.5", -2.5758), ("5.21", -1.6249), ("84.134", 1.0), ("99.9", 3.0902)])
def test_between_the_lines_by_the_normal_curve(centile, z):
    assert place(weight(detail=f"centile={centile}")) == pytest.approx(z * 1.5, abs=1e-3)


@pytest.mark.parametrize("detail", ["", "z=", "centile=", "centile=plotted", "centile=0", "centile=100", "z=low"])
def test_is_not_known(detail):
    assert place(weight(detail=detail)) is None


def test_each_policy_by_itself_oldest_first():
    told = [
        weight("2026-06-01", "z=0, policy=paper"),
        weight("2026-07-01", "z=-1, policy=Digital"),
        weight("2026-08-01", "z=-1, policy=paper"),
        weight("", "z=-1, policy=paper"),
        weight("2026-09-01", "value=9"),
    ]
    assert {name: [one.place for one in line] for name, line in policies(told).items()} == {
        "paper": [0, -1.5],
        "digital": [-1.5],
    }


def line(first: float, last: float, *, on: str = "2026-06-01") -> list[Placed]:
    return [Placed(BORN, first, weight("2026-01-01")), Placed(date.fromisoformat(on), last, weight(on))]


@pytest.mark.parametrize(
    ("first", "last", "fallen"),
    [
        (0, -2, True),  # between the 9th and the 91st: two spaces
        (0, -1.99, False),
        (-2, -4, True),
        (-2, -3.5, False),
        (2, 0, True),
        (2, 0.01, False),
        (-2.1, -3.1, True),
        (-2.01, -3.01, True),  # from below the 9th: one
        (-2.01, -3, False),
        (2.01, -0.99, True),  # from above the 91st: three
        (2.01, -0.98, False),
    ],
)
def test_a_fall_depends_on_where_it_began(first, last, fallen):
    assert has_fallen(line(first, last), born=BORN) is fallen


@pytest.mark.parametrize(("last", "low"), [(-3.01, True), (-3, False)])
def test_below_the_second(last, low):
    assert is_low(line(-3, last), born=BORN) is low


@pytest.mark.parametrize(("on", "met"), [("2026-01-14", False), ("2026-01-15", True)])
def test_nothing_is_read_from_the_first_two_weeks(on, met):
    assert has_fallen(line(0, -4, on=on), born=BORN) is met
    assert is_low(line(0, -4, on=on), born=BORN) is met
    assert is_low(line(0, -4, on=on), born=None)
