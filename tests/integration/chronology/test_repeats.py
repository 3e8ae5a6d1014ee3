"""Alike entries in the list: one line that opens and says how many, never what must be read by itself."""

import re
from datetime import date
from uuid import uuid4

import pytest

from seen.kit.knowledge.vocabulary import vocabulary
from tests.builders.curating import says
from tests.builders.entries import a_disagreement, an_entry, named
from tests.builders.same_event import joins

pytestmark = pytest.mark.django_db
DAYS = [date(2025, 9, 8), date(2025, 10, 6), date(2025, 11, 3), date(2025, 12, 1), date(2025, 12, 8)]


@pytest.fixture
def late(scene):
    return [
        an_entry(scene.amir, by=scene.alice, kind="school.late_collection", polarity=-1, on=on, text=f"Late {at}.")
        for at, on in enumerate(DAYS)
    ]


def body(response):
    return response.content.decode()


def folded(response):
    """The words of each line that opens, and the entries inside."""
    found = re.findall(r"<details class=\"govuk-details\">(.*?)</details>", body(response), re.DOTALL)
    return [
        (" ".join(re.sub(r"<[^>]+>", " ", one.split("</summary>")[0]).split()), re.findall(r"Late \d", one))
        for one in found
        if "seen-timeline" in one
    ]


@pytest.fixture
def listed(scene, visit):
    def listed(user=None, **query):
        return visit(user or scene.bob, "child_chronology", scene.amir.id, **query)

    return listed


class TestTheLine:
    def test_it_says_how_many_and_when_and_holds_each_whole(self, late, listed):
        page = listed()
        assert folded(page) == [
            ("5 late collections, September to December 2025", ["Late 4", "Late 3", "Late 2", "Late 1", "Late 0"])
        ]
        for entry in late:
            assert f'id="entry-{entry.id}"' in body(page)
        assert "Showing all 5 entries that you can see" in body(page)

    def test_oldest_first_they_stand_so_inside(self, late, listed):
        ((_, inside),) = folded(listed(order="oldest"))
        assert inside[0] == "Late 0"

    def test_of_one_month_it_names_the_month_once(self, scene, listed):
        for day in (1, 2, 3, 4):
            an_entry(scene.amir, by=scene.alice, kind="school.tired", on=date(2025, 10, day), text=f"Late {day}.")
        assert folded(listed())[0][0] == "4 times tired at school, October 2025"

    def test_three_stand_each_by_itself(self, scene, listed):
        for day in (1, 2, 3):
            an_entry(scene.amir, by=scene.alice, kind="school.tired", on=date(2025, 10, day))
        assert folded(listed()) == []

    @pytest.mark.parametrize("kind", ["note.observation", "contact.seen", "contact.seen_alone", "contact.observed"])
    def test_what_was_seen_of_a_child_is_never_folded_away(self, scene, listed, kind):
        for day in range(1, 9):
            an_entry(scene.amir, by=scene.alice, kind=kind, on=date(2025, 10, day))
        assert folded(listed()) == []


class TestWhatStandsByItself:
    def alone(self, listed, entry):
        ((_, inside),) = folded(listed())
        return entry.text.rstrip(".") not in inside and len(inside) == 4

    def test_what_somebody_curated(self, scene, late, listed):
        says(scene, scene.alice, late[2])
        assert self.alone(listed, late[2])

    def test_what_a_parent_disagrees_with(self, late, listed):
        a_disagreement(late[2], words="It was five past.")
        assert self.alone(listed, late[2])

    def test_the_childs_own_words_for_those_who_may_read_them(self, scene, late, listed):
        spoken = an_entry(scene.amir, by=scene.alice, kind="school.late_collection", polarity=-1, on=date(2025, 12, 2),
                          text="Late 9.", child_words="quillwort")  # fmt: skip
        assert "Late 9" in folded(listed())[0][1]  # bob reads no word of it
        named(spoken, scene.bob, part="child_words")
        assert "Late 9" not in folded(listed())[0][1]

    def test_what_was_joined(self, scene, late, listed):
        other = an_entry(scene.amir, by=scene.bob, on=DAYS[2], text="Was still at school at six.")
        joins(scene, scene.alice, late[2], other)
        assert self.alone(listed, late[2])


class TestTheToggle:
    def test_each_by_itself_and_back_with_everything_else_kept(self, late, listed):
        page = body(listed(order="oldest"))
        href = re.search(r'href="([^"]+)">Show each of 5 alike entries by itself<', page).group(1)
        assert href.endswith("?order=oldest&amp;repeats=each")
        page = listed(order="oldest", repeats="each")
        assert folded(page) == []
        assert 'name="repeats" value="each"' in body(page)
        href = re.search(r'href="([^"]+)">Group 5 alike entries<', body(page)).group(1)
        assert href.endswith("?order=oldest")

    def test_words_that_are_looked_for_stand_where_they_are_found(self, late, listed):
        page = listed(words="late")
        assert folded(page) == []
        assert "alike entries" not in body(page)

    def test_where_nothing_repeats_nothing_is_offered(self, scene, listed):
        an_entry(scene.amir, by=scene.alice)
        assert "alike entries" not in body(listed())


def test_the_years_count_entries_and_not_lines(scene, late, listed):
    for year in (2023, 2024):
        an_entry(scene.amir, by=scene.alice, on=date(year, 1, 1))
    assert ">2025 (5)<" in body(listed())


def test_paper_holds_each_by_itself(scene, late, visit):
    page = body(visit(scene.bob, "chronology_print", scene.amir.id))
    assert "<details" not in page
    assert all(entry.text in page for entry in late)


def test_charlie_is_given_the_page_that_stands_for_nothing(scene, late, listed, visit):
    assert listed(scene.charlie).status_code == 404
    assert listed(scene.charlie).content == visit(scene.charlie, "child_chronology", uuid4()).content


@pytest.mark.parametrize("kind", [one for one in vocabulary().kinds.values() if one.many], ids=lambda kind: kind.id)
def test_no_grave_kind_may_stand_in_one_line(kind):
    assert kind.severity < 3
    assert kind.many[0].islower()
