"""A long story: the first view asks little however long it is, and nothing closed to the reader stands in it."""

import re

import pytest
from django.utils import timezone

from seen.apps.chronology.queries.story import ASKED_ON_THE_LIST
from seen.rehearsal.bench.chronology import CHUNK, STATEMENTS, statements
from seen.rehearsal.bench.stories import CANARY, WORKER, a_story
from seen.rehearsal.cast import Cast
from seen.rehearsal.people import load_people
from tests.builders.staff import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    """Return a way to enter a child with so many entries, and a browser of whoever works with them."""
    now = timezone.now()
    load_people(at=now)

    def story(entries):
        cast = Cast()
        return a_story(entries, cast=cast, today=timezone.localdate(now), now=now), browser_of(cast.viewers[WORKER])

    return story


def page_of(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_first_view_asks_as_often_however_long_the_story_is(story):
    counts = set()
    for entries in (20, 150):
        child, browser = story(entries)
        counts.add(statements(lambda path=f"/children/{child}/", browser=browser: page_of(browser, path)))
    assert len(counts) == 1 and max(counts) <= STATEMENTS


def test_both_pages_hold_what_the_reader_may_see_and_nothing_closed(story):
    child, browser = story(150)
    first, whole = page_of(browser, f"/children/{child}/"), page_of(browser, f"/children/{child}/chronology/")
    assert CANARY not in first + whole
    shown, every = CHUNK.findall(first), CHUNK.findall(whole)
    assert len(shown) == 100 and every[:100] == shown and len(set(every)) == len(every) == 150
    assert "Showing 100 of 150" in first and "Showing all 150 entries" in whole


def test_a_long_list_leaves_the_same_event_to_its_own_page(story):
    for entries, words in (
        (ASKED_ON_THE_LIST, "Same event"),
        (ASKED_ON_THE_LIST + 1, "Which could be the same event?"),
    ):
        child, browser = story(entries)
        page = page_of(browser, f"/children/{child}/chronology/")
        (link,) = re.findall(rf'href="/children/{child}/same-event/">([^<]*)<', page)
        assert link.startswith(words) or (words == "Same event" and link.startswith("Could be the same event"))
