"""The pages about the patterns themselves: for anyone, and with their numbers for whoever is signed in."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from seen.apps.patterns.presenters.manual import FEW, NOT_SHOWN, came_of, in_public
from seen.apps.patterns.queries.register import Line
from seen.core.patterns.register import Outcome
from seen.core.patterns.runner import patterns
from seen.kit.knowledge.pattern_words import UNTOLD, spoken
from tests.builders.browsing import page, text_of
from tests.builders.staff import a_worker, an_agency

pytestmark = pytest.mark.django_db
ROW_19 = next(one for one in patterns() if one.row == 19)


@pytest.fixture
def charlie():
    """A worker of an agency that works with nobody here: what is about the patterns is for every worker."""
    return a_worker("Charlie Wold", agency=an_agency("Elsewhere clinic", sort="gp"))


@pytest.fixture(autouse=True)
def _counted_anew():
    cache.clear()


def came(raised, **outcomes):
    counts = {each: outcomes.get(each.value, 0) for each in Outcome}
    (shown,) = [one for one in in_public(came_of([Line(ROW_19, raised, counts)]), as_of=date(2026, 6, 1))["patterns"]
                if one[0] == ROW_19.title]  # fmt: skip
    return [words for _, words in shown[-1]]


class TestForAnyone:
    def test_every_pattern_stands_there_without_a_sign_in(self):
        answer = Client().get(reverse("what_we_look_for"))
        text = text_of(answer)
        assert answer.status_code == 200
        assert [one.id for one in patterns() if spoken(one.title).replace("’", "'") not in text.replace("’", "'")] == []
        assert "How to object" in text
        assert "Information Commissioner" in text

    def test_nothing_asked_is_said_as_never(self):
        assert text_of(Client().get(reverse("what_we_look_for"))).count("Never") == len(patterns())

    @pytest.mark.parametrize(
        ("raised", "outcomes", "shown"),
        [
            (None, {}, [FEW]),
            (0, {}, ["Never"]),
            (9, {"act": 9}, [FEW]),
            (10, {"act": 10}, ["10 times", "10", "0", "0"]),
            (40, {"act": 8, "watch": 2, "explained": 9, "wrong_data": 12}, ["40 times", "10", FEW, "12"]),
            (40, {"act": 20, "watch": None, "explained": None}, ["40 times", NOT_SHOWN, NOT_SHOWN, "0"]),
        ],
    )
    def test_small_numbers_are_not_shown(self, raised, outcomes, shown):
        assert came(raised, **outcomes) == shown

    def test_it_says_where_to_find_it_on_every_page(self):
        assert reverse("what_we_look_for") in Client().get(reverse("privacy")).content.decode()


class TestForWhoeverIsSignedIn:
    def test_the_list_leads_to_each(self, charlie):
        shown = page(charlie, "pattern_list").content.decode()
        assert [one.id for one in patterns() if reverse("pattern_page", args=[one.row]) not in shown] == []

    @pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.id)
    def test_each_has_a_page(self, charlie, pattern):
        answer = page(charlie, "pattern_page", pattern.row)
        assert answer.status_code == 200
        assert f"patterns/{pattern.row:02}-{pattern.id}.svg" in answer.content.decode()
        assert "It says nothing." in text_of(answer)

    def test_the_number_in_force_stands_beside_the_default(self, charlie, monkeypatch):
        own = {"not-brought": {"months": 12}}
        monkeypatch.setattr("seen.apps.patterns.queries.numbers.numbers_in_force", lambda as_of: own)
        text = " ".join(text_of(page(charlie, "pattern_page", 19)).split())
        assert "Months in which they were missed 12 6 3 to 24" in text

    def test_one_whose_page_is_not_made_yet_says_what_its_file_says(self, charlie, monkeypatch):
        monkeypatch.setattr("seen.apps.patterns.presenters.manual.manual", lambda pattern: UNTOLD)
        text = text_of(page(charlie, "pattern_page", 19))
        assert "Not brought to appointments" in text
        assert "Just inside" not in text

    def test_a_row_that_is_none(self, charlie):
        assert page(charlie, "pattern_page", 99).status_code == 404

    def test_nobody_else(self):
        for address in (reverse("pattern_list"), reverse("pattern_page", args=[19])):
            assert Client().get(address).status_code == 302
