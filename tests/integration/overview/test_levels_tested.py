"""Tests of change on the page of levels over time: their days, and where each assessment lies in them."""

from datetime import timedelta

import pytest

from seen.apps.assessments.actions.change import stop_change
from tests.builders.casefile import sight_of
from tests.builders.changing import a_baseline, a_change, agreed
from tests.builders.children import NOW, TODAY
from tests.builders.staff import browser_of
from tests.integration.overview.test_levels import PAGES, Home, _tools  # noqa: F401 - the shelf of tools is a fixture

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> Home:
    return Home()


class TestTestsOfChange:
    @pytest.fixture
    def tested(self, home):
        baseline = a_baseline(home.alice, home.amir)
        test = a_change(home.alice, home.amir, on=baseline)
        return test, baseline

    def test_its_days_stand_there_and_each_assessment_says_where_it_lies(self, home, tested):
        test, _ = tested
        agreed(home.alice, home.amir, test, starts=TODAY - timedelta(weeks=2))
        home.assessed(home.amir, days_ago=7)
        page = home.page(home.alice, PAGES[0])
        assert f"/children/{home.amir.id}/assessments/change/{test.id}/" in page
        assert "last look" in page
        assert ">inside</text>" in page
        assert home.page(home.alice, PAGES[0]).count("Test of change") >= 2

    def test_one_that_is_not_agreed_or_was_stopped_is_not_drawn(self, home, tested):
        test, _ = tested
        assert "last look" not in home.page(home.alice, PAGES[0])
        agreed(home.alice, home.amir, test)
        sight = sight_of(home.alice, home.amir)
        stop_change(home.alice, sight=sight, test=test.id, why="They moved", today=TODAY, now=NOW)
        assert "last look" not in home.page(home.alice, PAGES[0])

    def test_charlie_meets_the_page_of_no_child(self, home, tested):
        agreed(home.alice, home.amir, tested[0])
        assert browser_of(home.charlie).get(f"/children/{home.amir.id}/{PAGES[0]}").status_code == 404
