"""Brothers and sisters on one page: those of whom the viewer has sight, of each what they may see, each apart."""

import re
from datetime import date, timedelta
from html import unescape
from urllib.parse import urljoin
from uuid import uuid4

import pytest

from seen.apps.people.actions import leave_household
from seen.apps.people.models import Member, Person
from seen.kit.audit.reads import who_looked
from tests.builders.casefile import involved, open_work_for
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight, at_home
from tests.builders.entries import an_entry, user_of, written
from tests.builders.staff import a_worker, an_agency, browser_of

pytestmark = pytest.mark.django_db
MARK = re.compile(r'<a href="([^"]*)" aria-label="([^"]*)"')


class Home:
    """Amir, Leila and the twins live together; Alice works with Amir, Leila and one twin. Charlie works elsewhere."""

    def __init__(self) -> None:
        self.alice, self.charlie = a_worker("Alice Fern"), a_worker("Charlie Far", agency=an_agency("Far", sort="gp"))
        self.amir = a_child("Amir Reed", born=date(2015, 5, 3))
        self.leila = a_child("Leila Reed", born=date(2018, 2, 1))
        self.twin, self.hidden = (a_child("Sami Reed", born=date(2021, 6, 9)) for _ in range(2))
        at_home(self.amir, with_children=(self.leila, self.twin, self.hidden))
        for child in (self.amir, self.leila, self.twin):
            involved(self.alice, child)
        for child in (self.amir, self.leila, self.twin, self.hidden):
            open_work_for(child)
        self.writer = user_of(self.alice)

    def page(self, viewer, child=None) -> str:
        answer = browser_of(viewer).get(f"/children/{(child or self.amir).id}/siblings/")
        assert answer.status_code == 200
        return answer.content.decode()

    def name_of(self, child) -> str:
        return f"Sami Reed ({child.reference})"


@pytest.fixture
def home() -> Home:
    return Home()


def test_only_those_of_whom_the_viewer_has_sight_stand_there(home):
    page = home.page(home.alice)
    assert "3 children" in page
    assert home.hidden.reference not in page
    assert "4 children" not in page


def test_charlie_sees_nothing_of_the_page_and_of_a_sibling_alone_no_other(home):
    assert browser_of(home.charlie).get(f"/children/{home.amir.id}/siblings/").status_code == 404
    involved(home.charlie, home.leila)
    page = home.page(home.charlie, home.leila)
    assert "No brother or sister whose record you can see." in page
    assert "Amir" not in page and "Sami" not in page


def test_of_each_child_only_what_the_viewer_may_see_is_counted(home):
    bob = a_worker("Bob Elm", agency=an_agency("Elm", sort="school"))
    involved(bob, home.amir)
    involved(bob, home.leila)
    an_entry(home.leila, by=home.writer, on=date(2024, 3, 1), kind="food.concern")
    an_entry(home.leila, by=home.writer, on=date(2025, 3, 1), kind="adult.substance", areas=("adults",))
    assert "2025" in rows(home.page(home.alice), "Leila Reed")
    assert "2025" not in rows(home.page(bob), "Leila Reed")
    assert "2024" in rows(home.page(bob), "Leila Reed")


def test_twins_of_one_name_are_told_apart_by_their_references(home):
    involved(home.alice, home.hidden)
    page = home.page(home.alice)
    assert home.name_of(home.twin) in page and home.name_of(home.hidden) in page


def test_a_telling_of_two_children_stands_on_each_and_is_said_once(home):
    account = uuid4()
    for child in (home.amir, home.leila):
        an_entry(child, by=home.writer, on=date(2024, 3, 1), kind="food.concern", account=account)
    page = home.page(home.alice)
    assert "1 telling is about several of them and counted for each" in page
    assert 'class="seen-drawing__together"' in page
    assert "2024" in rows(page, "Amir Reed") and "2024" in rows(page, "Leila Reed")


def test_one_who_moved_out_and_one_not_yet_born_have_rows_of_their_own(home):
    member = Member.objects.get(person=home.leila.person)
    written(lambda: Member.objects.filter(id=member.id).update(start=date(2018, 2, 1)))
    leave_household(SERVICE, sight=all_sight(home.leila.id), member=member.id, end=date(2024, 1, 5), at=NOW)
    coming = a_child("Baby Reed", born=None, due=TODAY + timedelta(days=60))
    at_home(coming)
    written(
        lambda: Member.objects.filter(person=coming.person).update(
            household=Member.objects.get(person=home.amir.person).household_id
        )
    )
    involved(home.alice, coming)
    page = home.page(home.alice)
    assert "Lived in this home" in page
    assert "not yet born, due" in page
    assert "4 children" in page


def test_a_protected_identity_is_linked_to_nobody(home):
    written(lambda: Person.objects.filter(child=home.leila).update(protected_identity=True))
    assert "Leila" not in re.sub(r'<section class="seen-identity".*?</section>', "", home.page(home.alice), flags=re.S)


def test_every_mark_leads_to_the_entries_of_its_own_child(home):
    an_entry(home.leila, by=home.writer, on=date(2024, 3, 1), kind="food.concern")
    an_entry(home.amir, by=home.writer, on=None, kind="note.strength")
    found = [mark for mark in MARK.findall(home.page(home.alice)) if mark[0].startswith("..")]
    assert len(found) >= 5
    browser = browser_of(home.alice)
    for href, label in found:
        address = urljoin(f"/children/{home.amir.id}/siblings/", unescape(href))
        listed = browser.get(address).content.decode().count('class="seen-timeline__item" id="entry-')
        assert listed == sum(map(int, re.findall(r"\d+", label.split(": ")[1]))), (href, label)


def test_the_page_is_a_read_of_every_child_on_it(home):
    home.page(home.alice)
    for child in (home.amir, home.leila, home.twin):
        assert who_looked(child.id)[0].name == "child_together"
    assert all(line.name != "child_together" for line in who_looked(home.hidden.id))


def rows(page: str, name: str) -> str:
    """Return one child's part of the table."""
    (part,) = (body for body in re.findall(r"<tbody>.*?</tbody>", page, flags=re.S) if f"<bdi>{name}" in body)
    return part
