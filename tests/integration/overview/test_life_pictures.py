"""The pictures of a life: only what the viewer may see, and every mark leads to the entries that it counts."""

import re
from datetime import date
from html import unescape
from urllib.parse import urljoin

import pytest
from django.template import engines

from seen.apps.casefile.queries import sight as sight_of
from seen.apps.chronology.queries.life import moments
from seen.core.dates.partial import PartialDate, Precision
from seen.overview.pictures.life import LifePictures, life_pictures
from tests.builders.entries import TODAY, a_scene, an_entry, works_with, written
from tests.builders.same_event import sees
from tests.builders.staff import browser_of

pytestmark = pytest.mark.django_db
MARK = re.compile(r'<a href="([^"]*)" aria-label="([^"]*)"')
MAY = PartialDate("May 2025", date(2025, 5, 1), date(2025, 5, 31), Precision.MONTH)


@pytest.fixture
def scene():
    made = a_scene()
    for number in range(3):
        an_entry(made.amir, by=made.alice, on=date(2025, 3, 1 + number), kind="school.tired")
    an_entry(made.amir, by=made.bob, on=date(2025, 3, 9), kind="appointment.not_brought", detail={"service": "gp"})
    an_entry(made.amir, by=made.bob, on=MAY, kind="note.strength")
    an_entry(made.amir, by=made.bob, on=None, kind="food.concern")
    an_entry(made.amir, by=made.alice, on=date(2025, 6, 1), kind="work.opened", detail={"service": "family help"})
    an_entry(made.amir, by=made.alice, on=date(2025, 6, 1), kind="worker.allocated", detail={"person": "Bo Invented"})
    an_entry(made.amir, by=made.alice, on=date(2025, 7, 1), kind="level.changed", detail={"to": "child_in_need"})
    an_entry(made.amir, by=made.alice, on=date(2025, 8, 1), kind="adult.substance", areas=("adults",))
    return made


def drawn(scene, user) -> LifePictures | None:
    sight = sees(scene, user)
    return life_pictures(user.as_viewer(), sight, moments(sight), TODAY)


def entries(life: LifePictures | None) -> int:
    return int(life.whole_table.sums[5])


def page(life: LifePictures | None) -> str:
    source = '{% from "overview/pictures.html" import pictures %}{{ pictures(life) }}'
    return engines["jinja"].from_string(source).render({"life": life})


def test_the_sentence_says_how_much_by_whom_and_the_longest_silence(scene):
    assert drawn(scene, scene.bob).whole_finding == (
        "9 entries from 2 agencies: 4 worries, 1 not brought, 1 going well, 3 noted; "
        "the longest time with nothing written is 1 July 2025 to 2 November 2026."
    )


@pytest.mark.parametrize(("gap", "said"), [(488, True), (489, False)])
def test_a_silence_is_said_where_it_is_a_gap_to_this_partnership(scene, monkeypatch, gap, said):
    monkeypatch.setattr("seen.overview.pictures.life.gap_days", lambda partnership: gap)
    assert ("nothing written" in drawn(scene, scene.bob).whole_finding) is said


def test_a_closed_entry_is_in_the_picture_of_its_writer_alone(scene):
    assert entries(drawn(scene, scene.alice)) == entries(drawn(scene, scene.bob)) + 1
    assert 'aria-label="August 2025' in page(drawn(scene, scene.alice))
    assert 'aria-label="August 2025' not in page(drawn(scene, scene.bob))


def test_charlie_of_another_agency_has_no_sight_and_so_no_picture(scene):
    with pytest.raises(Exception, match="cannot show"):
        drawn(scene, scene.charlie)
    written(lambda: works_with(scene.leila, scene.charlie))
    answer = browser_of(scene.charlie.as_viewer()).get(f"/children/{scene.amir.id}/")
    assert answer.status_code == 404


def test_with_nothing_to_show_there_is_no_picture(scene):
    sight = sees(scene, scene.alice)
    assert life_pictures(scene.alice.as_viewer(), sight, [], TODAY) is None
    assert page(None).strip() == ""


def test_every_mark_leads_to_a_list_of_as_many_entries_as_it_counts(scene):
    browser = browser_of(scene.alice.as_viewer())
    found = MARK.findall(page(drawn(scene, scene.alice)))
    assert len(found) >= 12
    for href, label in found:
        counts = [int(number) for number in re.findall(r"\d+", label.split(": ")[1])]
        address = urljoin(f"/children/{scene.amir.id}/", unescape(href))
        listed = browser.get(address).content.decode().count('class="seen-timeline__item" id="entry-')
        if "so far" in label:  # a column of the second picture: its list holds what was just noted too
            assert listed >= counts[0] + counts[2], (href, label)
        else:
            assert listed == (counts[0] if " of " in label else sum(counts)), (href, label)


def test_the_tables_count_what_the_pictures_count(scene):
    life = drawn(scene, scene.alice)
    for table, columns in ((life.whole_table, range(1, 6)), (life.added_table, (0, 2, 4, 5, 6))):
        for column in columns:
            assert sum(int(year.cells[column]) for year in table.years) == int(table.sums[column]), (table, column)
    assert life.whole_table.sums[5] == str(len(moments(sees(scene, scene.alice))))
    assert life.whole_table.years[-1].words == "Date not known"


def test_the_second_picture_says_what_it_counts_and_what_it_does_not(scene):
    life = drawn(scene, scene.bob)
    assert life.added_finding == (
        "5 separate worries, not brought among them, and 1 thing going well were recorded from 1 March 2025 to "
        "2 November 2026."
    )
    assert "not how great a risk is" in life.added_cautions
    assert "1 of them has no date and stands in the table alone." in life.added_cautions
    assert "Riverside School wrote 6 of the 9 entries" in life.added_cautions  # two of three: just so many
    an_entry(scene.amir, by=scene.bob, on=date(2025, 9, 1), kind="contact.seen")
    assert "Riverside" not in drawn(scene, scene.bob).added_cautions


def test_one_agency_that_wrote_most_of_it_is_named_and_so_is_silence_about_what_goes_well(scene):
    for day in range(1, 20):
        an_entry(scene.amir, by=scene.alice, on=date(2025, 9, day), kind="school.tired")
    said = drawn(scene, scene.bob).added_cautions
    assert "Riverside School wrote 25 of the 28 entries" in said
    sight = sight_of(scene.alice.as_viewer(), scene.amir.id, as_of=TODAY)
    alone = [one for one in moments(sight) if one.agency == "Riverside School"]
    said = life_pictures(scene.alice.as_viewer(), sight, alone, TODAY).added_cautions
    assert "All of it comes from Riverside School: nobody else’s view is here." in said
    assert "Nothing that goes well was recorded. That does not mean that nothing does." in said


def test_levels_services_and_workers_are_named_in_the_picture(scene):
    words = page(drawn(scene, scene.alice))
    assert "Child in need" in words
    assert "Family help, Riverside School" in words
    assert "Bo Invented, Riverside School" in words
