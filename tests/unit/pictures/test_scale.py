"""Where a day stands across a picture, and what fits into a space."""

from datetime import date

import pytest

from seen.kit.pictures.scale import Scale, fitted, heights, in_lines, quarters, years

DECADE = Scale(date(2010, 1, 1), date(2019, 12, 31), 100, 900)


def test_days_stand_in_proportion_and_outside_at_the_nearer_end():
    assert DECADE.x(date(2010, 1, 1)) == 100
    assert DECADE.after(date(2019, 12, 31)) == 900
    assert DECADE.x(date(2015, 1, 1)) == 500
    assert (DECADE.x(date(2001, 1, 1)), DECADE.x(date(2031, 1, 1))) == (100, 900)


@pytest.mark.parametrize(
    ("room", "said"),
    [
        (40, "2010 2011 2012 2013 2014 2015 2016 2017 2018 2019"),
        (81, "2010 2012 2014 2016 2018"),
        (400, "2010 2015"),
        (800, "2010"),
    ],
)
def test_years_as_there_is_room_for_them(room, said):
    assert " ".join(words for _, words in years(DECADE, room=room)) == said


@pytest.mark.parametrize(("room", "said"), [(400, ["2019", "2020"]), (410, ["2020"])])
def test_a_year_that_began_before_the_axis_has_its_number_where_there_is_room(room, said):
    half = Scale(date(2019, 7, 1), date(2020, 6, 30), 0, 800)
    assert [words for _, words in years(half, room=room)] == said


def test_quarters_only_where_they_do_not_crowd():
    assert list(quarters(DECADE, room=40)) == []
    half = Scale(date(2019, 7, 1), date(2020, 6, 30), 0, 800)
    assert [words for _, words in quarters(half, room=40)] == ["Oct", "Apr"]


def test_words_are_cut_to_fit_and_say_so():
    assert fitted("Child in need", 200, height=12) == "Child in need"
    assert fitted("Child in need", 60, height=12) == "Child in…"
    assert fitted("Child in need", 20, height=12) == ""


def test_names_stand_in_two_lines_at_most():
    assert in_lines("Fenland Police", 200, height=13) == ("Fenland Police",)
    assert in_lines("Northmarsh and Fenland Combined Adult Mental Health", 160, height=13) == (
        "Northmarsh and Fenland",
        "Combined Adult Mental…",
    )
    assert in_lines("", 160, height=13) == ()


@pytest.mark.parametrize(
    ("most", "marks"),
    [
        (0, (0, 1)),
        (1, (0, 1)),
        (4, (0, 1, 2, 3, 4)),
        (5, (0, 2, 4, 6)),
        (40, (0, 10, 20, 30, 40)),
        (2_137, (0, 1000, 2000, 3000)),
    ],
)
def test_heights_are_round_numbers_that_reach_the_top(most, marks):
    assert heights(most, lines=4) == marks
