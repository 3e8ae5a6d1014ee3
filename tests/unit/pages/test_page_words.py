"""Dates, counts, names and addresses as pages write them."""

from datetime import UTC, date, datetime

import pytest
from django.http import QueryDict
from markupsafe import Markup

from seen.kit.pages import words


def test_dates() -> None:
    assert words.day(date(2024, 5, 3)) == "3 May 2024"
    assert words.month(date(2024, 5, 3)) == "May 2024"


CLOCKS = [((0, 5), "12:05am"), ((11, 59), "11:59am"), ((12, 0), "12:00pm"), ((13, 30), "1:30pm")]


@pytest.mark.parametrize(("at", "said"), CLOCKS)
def test_clock(at: tuple[int, int], said: str) -> None:
    assert words.clock(datetime(2024, 1, 1, *at)) == said


def test_a_moment_is_told_in_the_time_of_this_country(settings) -> None:
    settings.TIME_ZONE = "Europe/London"
    assert words.moment(datetime(2024, 5, 3, 23, 30, tzinfo=UTC)) == "4 May 2024 at 12:30am"


COUNTS = [(0, "0 children"), (1, "1 child"), (1204, "1,204 children")]


@pytest.mark.parametrize(("count", "said"), COUNTS)
def test_plural(count: int, said: str) -> None:
    assert words.plural(count, "child", "children") == said


def test_names_are_escaped_and_set_apart() -> None:
    assert words.bdi("<i>محمد") == Markup("<bdi>&lt;i&gt;محمد</bdi>")


def test_a_number_that_rings() -> None:
    assert words.tel("+44 (0)116 496-0000") == "tel:+4401164960000"


LISTS = [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]


@pytest.mark.parametrize(("given", "said"), LISTS)
def test_joined(given: list[str], said: str) -> None:
    assert words.joined(given) == said


def test_filters_are_kept_from_page_to_page() -> None:
    query = QueryDict("kind=worry&kind=note&page=7")
    assert words.with_query(query, page=8) == "?kind=worry&kind=note&page=8"
    assert words.with_query({"kind": "a b"}, kind=None, q="é&") == "?q=%C3%A9%26"
