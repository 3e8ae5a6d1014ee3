"""The register: counts for the partnership alone, of groups large enough, without a child, a worker or a team."""

from datetime import timedelta
from itertools import count
from uuid import uuid4

import pytest
from django.db import transaction

from seen.apps.patterns.actions import answer
from seen.apps.patterns.models import Finding, Version
from seen.apps.patterns.queries.register import register
from seen.apps.people.actions import state_fact
from seen.core.access.permission import NotPermitted, Role
from seen.core.access.viewer import system
from seen.core.patterns.register import Outcome
from seen.core.patterns.runner import patterns
from seen.kit.actions.acting import Acting, writing
from seen.kit.audit.models import Entry
from tests.builders.browsing import page, text_of
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight, an_address
from tests.builders.staff import a_worker, an_agency

pytestmark = pytest.mark.django_db
ROW, PATTERN = 19, "not-brought"
numbers = count(1)


@pytest.fixture
def pat():
    """Somebody who answers for how well the agencies work together."""
    return a_worker("Pat Wold", agency=an_agency("The hub", sort="multi-agency-hub"), roles=(Role.PARTNERSHIP,))


def children(how_many, **more):
    return [a_child(f"Child {next(numbers)}", **more) for _ in range(how_many)]


def asked_about(child, *, row=ROW, pattern=PATTERN, days_ago=10, tier="weekly"):
    """One question about a child, as a look would keep it."""
    with transaction.atomic(), writing(Acting("test.raise", system("a test"))):
        found = Finding.objects.create(child=child, row=row, pattern=pattern)
        return Version.objects.create(
            finding=found, number=1, pattern_version="1", tier=tier, title="Asked", because=[str(uuid4())],
            as_of=TODAY, raised_at=NOW - timedelta(days=days_ago),
        )  # fmt: skip


def said(viewer, version, given="explained", **more):
    words = "The clinic moved and told nobody."
    return answer(viewer, version=version, given=given, words=words, today=TODAY, now=NOW, **more)


def line(found, row=ROW):
    return next(one for one in found.lines if one.pattern.row == row)


def table(rates, heading):
    found = next(one for one in rates.tables if one.heading == heading)
    return {group.name: (group.children, group.prompted) for group in found.groups}


class TestCounting:
    def test_what_people_said_of_each_question(self, alice, pat):
        versions = [asked_about(child) for child in children(17)]
        for version in versions[:6]:
            said(alice, version)
        for version in versions[6:12]:
            said(alice, version, "act", owner=alice.id, until=TODAY)
        one = line(register(pat, as_of=TODAY))
        assert one.raised == 17
        assert one.outcomes == {
            Outcome.EXPLAINED: 6, Outcome.ACT: 6, Outcome.UNANSWERED: 5, Outcome.WATCH: 0, Outcome.WRONG_DATA: 0,
            Outcome.GONE: 0,
        }  # fmt: skip

    def test_a_small_number_takes_another_with_it(self, alice, pat):
        versions = [asked_about(child) for child in children(12)]
        said(alice, versions[0])
        one = line(register(pat, as_of=TODAY))
        assert one.raised == 12
        assert (one.outcomes[Outcome.EXPLAINED], one.outcomes[Outcome.UNANSWERED]) == (None, None)

    def test_of_few_questions_nothing_is_shown(self, pat):
        for child in children(4):
            asked_about(child)
        one = line(register(pat, as_of=TODAY))
        assert one.raised is None
        assert set(one.outcomes.values()) == {None}

    @pytest.mark.parametrize(("days_ago", "raised"), [(0, 5), (364, 5), (366, 0)])
    def test_twelve_months_count(self, pat, days_ago, raised):
        for child in children(5):
            asked_about(child, days_ago=days_ago)
        assert line(register(pat, as_of=TODAY)).raised == raised

    def test_a_child_of_several_questions_is_one_child_of_all_together(self, pat):
        for child in children(6):
            asked_about(child)
            asked_about(child, row=17, pattern="not-seen")
        found = register(pat, as_of=TODAY)
        assert (found.together.children, found.together.prompted) == (6, 6)


class TestGroups:
    def test_by_age_sex_and_what_was_stated(self, pat):
        girls, boys = children(20, sex="female", born=TODAY - timedelta(days=3 * 366)), children(30, sex="male")
        for child in girls:
            state_fact(
                SERVICE,
                sight=all_sight(child.id),
                topic="ethnicity",
                answer="stated",
                value="White British",
                stated_by="parent",
                at=NOW,
            )
            state_fact(
                SERVICE,
                sight=all_sight(child.id),
                topic="disability",
                answer="stated",
                value="Epilepsy",
                stated_by="parent",
                at=NOW,
            )
        for child in (*girls[:8], *boys[:10]):
            asked_about(child)
        rates = register(pat, as_of=TODAY).together
        assert (rates.children, rates.prompted) == (50, 18)
        assert table(rates, "Sex") == {"Girls": (20, 8), "Boys": (30, 10)}
        assert table(rates, "Ethnicity") == {"White": (20, 8), "Not known or not asked": (30, 10)}
        assert table(rates, "Disability") == {"Disabled": (20, 8), "Not known or not asked": (30, 10)}
        assert table(rates, "Age")["1 to 4"] == (20, 8)

    def test_what_was_never_asked_stands_folded_below(self, pat):
        for child in children(5):
            asked_about(child)
        shown = text_of(page(pat, "pattern_register"))
        number = len(patterns()) - 1
        assert shown.index("Not brought to appointments") < shown.index(f"Never asked in this time: {number}")
        assert shown.index(f"Never asked in this time: {number}") < shown.index("Injuries, read together")

    def test_where_nothing_was_asked_the_page_says_so(self, pat):
        shown = text_of(page(pat, "pattern_register"))
        assert "No question was asked in this time." in shown
        assert f"Never asked in this time: {len(patterns())}" in shown

    def test_a_group_that_is_asked_about_clearly_more_is_said_so_in_a_sentence(self, pat):
        girls, boys = children(30, sex="female"), children(60, sex="male")
        for child in (*girls[:20], *boys[:10]):
            asked_about(child)
        words = text_of(page(pat, "pattern_register"))
        assert "Sex: Girls. 20 of 30 such children were asked about (67 of each 100)" in words
        assert "of all others 10 of 60 (17 of each 100)" in words
        assert "Seen warns where at least 10 children" in words
        assert "Not brought to appointments. Sex: Girls." in words

    def test_a_child_no_longer_held_is_not_counted(self, pat):
        kept, gone = children(10), children(5)
        for child in (*kept, *gone):
            asked_about(child)
        with transaction.atomic(), writing(Acting("test.end", system("a test"))):
            for child in gone:
                child.holds.update(start=TODAY - timedelta(days=900), end=TODAY - timedelta(days=500))
        assert register(pat, as_of=TODAY).together.children == 10

    def test_two_records_that_are_one_child_are_one_child(self, pat, monkeypatch):
        one, other = children(2)
        every = [one, other, *children(8)]
        groups = {one.id: (other.id, one.id), other.id: (other.id, one.id)}
        monkeypatch.setattr("seen.apps.patterns.queries.groups.losers", lambda: groups)
        for child in every[1:]:
            asked_about(child)
        rates = register(pat, as_of=TODAY).together
        assert (rates.children, rates.prompted) == (9, 9)


class TestAreas:
    def test_without_a_table_of_postcodes_the_page_says_so(self, pat):
        assert "No table of postcodes is loaded here" in text_of(page(pat, "pattern_register"))

    def test_with_one_children_are_counted_by_fifths_of_areas(self, pat, settings, tmp_path):
        listed = tmp_path / "postcodes.csv"
        listed.write_text("Postcode,Index of Multiple Deprivation Decile\nZZ1 1ZZ,1\nZZ2 2ZZ,10\nZZ3 3ZZ,?\nZZ4\n")
        settings.POSTCODE_TABLE = str(listed)
        for child in children(6):
            an_address(child, postcode="zz1 1zz")
        for child in children(5):
            an_address(child, postcode="ZZ1 1ZZ", access="protected")
        assert table(register(pat, as_of=TODAY).together, "Area") == {
            "The most deprived fifth of areas": (6, 0), "Not known or not asked": (5, 0),
        }  # fmt: skip
        assert "No table of postcodes" not in text_of(page(pat, "pattern_register"))

    @pytest.mark.parametrize(
        ("content", "says"), [("Place,Decile\n", "has no column called postcode"), (None, "cannot be opened")]
    )
    def test_a_table_that_cannot_be_read_is_said(self, pat, settings, tmp_path, content, says):
        listed = tmp_path / "postcodes.csv"
        if content is not None:
            listed.write_text(content)
        settings.POSTCODE_TABLE = str(listed)
        answer = page(pat, "pattern_register")
        assert answer.status_code >= 400
        assert says in text_of(answer)


class TestWhoMaySee:
    def test_the_page_names_no_child_no_worker_and_no_team(self, alice, pat):
        for child in children(6):
            said(alice, asked_about(child))
        for answered in (page(pat, "pattern_register"), page(pat, "register_pattern", PATTERN)):
            words = text_of(answered)
            assert answered.status_code == 200
            assert "Child " not in words
            assert "Alice" not in words
            assert "East team" not in words

    def test_the_page_of_one_pattern_says_what_came_of_it(self, pat):
        for child in children(6):
            asked_about(child)
        words = " ".join(text_of(page(pat, "register_pattern", PATTERN)).split())
        assert "Asked 6" in words
        assert "Nobody answered 6" in words
        assert page(pat, "register_pattern", "no-such").status_code == 404

    def test_to_open_it_is_a_read(self, pat):
        page(pat, "pattern_register")
        assert Entry.objects.filter(kind="read", name="register", actor=pat.id).count() == 1

    def test_charlie_of_the_same_agency_without_the_role_is_refused(self, pat):
        charlie = a_worker("Charlie Wold", agency=an_agency("The hub", sort="multi-agency-hub"), roles=(Role.MANAGER,))
        for name, *args in (("pattern_register",), ("register_pattern", PATTERN)):
            assert page(charlie, name, *args).status_code == 403
        with pytest.raises(NotPermitted):
            register(charlie, as_of=TODAY)
