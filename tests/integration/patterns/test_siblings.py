"""What stands in a brother's or sister's record counts for a baby, and shows only to those who may see it there too."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from seen.apps.casefile.actions import close_work, family_says_no, release
from seen.apps.casefile.models import Hold, Task
from seen.apps.casefile.queries import NoSuchChild
from seen.apps.chronology.actions import correct, record, withdraw
from seen.apps.chronology.drafts import Draft
from seen.apps.identity.models import User
from seen.apps.patterns.actions import look, scan
from seen.apps.patterns.models import Look, Version
from seen.apps.patterns.queries.findings import evidence, findings, may_see
from seen.apps.patterns.queries.siblings import siblings_of
from seen.apps.patterns.queries.timelines import timeline_of
from seen.apps.people.actions import leave_household, protect_identity
from seen.apps.people.models import Member
from seen.core.access.viewer import system
from seen.core.dates.partial import PartialDate
from seen.core.patterns import runner
from tests.builders.casefile import involved, open_work_for, sight_of
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight, at_home
from tests.builders.staff import a_worker, an_agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reactions_at_once")]
SCAN = system("a test of the scan")
AFTER = TODAY + timedelta(days=1)


def told(viewer, child, kind, *, days_ago=20, **detail):
    draft = Draft(
        kind=kind, on=PartialDate.day(TODAY - timedelta(days=days_ago)), source_type="record", text="Told.",
        detail=detail,
    )  # fmt: skip
    return record(viewer, children=[child.id], draft=draft, account=uuid4(), now=NOW).entries[0]


def he_came(viewer, child):
    return told(viewer, child, "household.joined", role="partner", sex="male", age=31)


def asked_about(child):
    return Version.objects.filter(finding__child=child, finding__row=32, ceased=False).order_by("number").last()


def is_due(child):
    return Look.objects.get(child=child).due


@pytest.fixture
def charlie():
    return a_worker("Charlie Wold", agency=an_agency("Elsewhere clinic", sort="gp"))


def a_family(alice, *, leads_for_the_baby):
    """A baby of five months about whom two things stand, and her sister, in whose record a third will."""
    baby = a_child("Ada Reed", born=TODAY - timedelta(days=150))
    bea = a_child("Bea Reed")
    at_home(baby, with_children=(bea,))
    for child in (baby, bea):
        open_work_for(child)
        involved(alice, child)
    involved(leads_for_the_baby, baby, role="lead_practitioner")
    told(alice, baby, "health.crying_strain")
    told(alice, baby, "sleep.unsafe")
    return baby, bea


@pytest.fixture
def family(alice):
    return a_family(alice, leads_for_the_baby=alice)


def test_a_man_who_joined_by_her_sisters_record_makes_it_three(alice, family):
    baby, bea = family
    assert asked_about(baby) is None
    came = he_came(alice, bea)
    assert is_due(baby)
    scan(SCAN, as_of=TODAY, now=NOW)
    assert f"{bea.id}/{came.id}" in asked_about(baby).because
    (shown,) = [each for each in findings(sight_of(alice, baby), as_of=TODAY) if each.version.finding.row == 32]
    assert came in shown.because
    assert shown.others == {bea.id: "Bea"}
    client = Client()
    client.force_login(User.objects.get(id=alice.id))
    assert "in Bea’s record" in client.get(f"/findings/{shown.version.finding_id}/").content.decode()


class TestWhoIsShownIt:
    @pytest.fixture
    def asked(self, alice, family):
        baby, bea = family
        he_came(alice, bea)
        scan(SCAN, as_of=TODAY, now=NOW)
        return asked_about(baby)

    def test_nobody_who_works_with_the_baby_alone(self, bob, family, asked):
        baby, _ = family
        involved(bob, baby)
        assert findings(sight_of(bob, baby), as_of=TODAY) == []
        assert not may_see(sight_of(bob, baby), asked, as_of=TODAY)
        client = Client()
        client.force_login(User.objects.get(id=bob.id))
        assert client.get(f"/findings/{asked.finding_id}/").status_code == 404

    def test_whoever_works_with_both(self, bob, family, asked):
        baby, bea = family
        involved(bob, baby)
        involved(bob, bea)
        assert may_see(sight_of(bob, baby), asked, as_of=TODAY)

    def test_nobody_whose_sight_of_the_sister_does_not_reach_the_entry(self, alice, bob, family, asked):
        baby, bea = family
        involved(bob, baby)
        involved(bob, bea, role="noted")
        assert findings(sight_of(bob, baby), as_of=TODAY) == []

    def test_the_service_itself(self, family, asked):
        baby, _ = family
        assert may_see(all_sight(baby.id), asked, as_of=TODAY)

    def test_charlie_knows_of_neither(self, charlie, family, asked):
        baby, bea = family
        for child in (baby, bea):
            with pytest.raises(NoSuchChild):
                sight_of(charlie, child)
        client = Client()
        client.force_login(User.objects.get(id=charlie.id))
        assert client.get(f"/findings/{asked.finding_id}/").status_code == 404

    def test_charlie_of_the_sister_alone_is_not_let_in_by_the_baby(self, charlie, family, asked):
        baby, _ = family
        involved(charlie, baby)
        assert evidence(sight_of(charlie, baby), asked.because, as_of=TODAY) is None
        assert evidence(sight_of(charlie, baby), [str(uuid4())], as_of=TODAY) is None

    def test_after_a_no_about_the_sister_it_is_kept_from_workers(self, alice, family, asked):
        baby, bea = family
        release_all_but_agreement(bea)
        says_no(alice, bea)
        assert not may_see(sight_of(alice, baby), asked, as_of=TODAY)


def test_a_lead_of_the_baby_alone_is_told_only_to_ask_the_desk(alice, bob):
    baby, bea = a_family(alice, leads_for_the_baby=bob)
    he_came(alice, bea)
    scan(SCAN, as_of=TODAY, now=NOW)
    assert asked_about(baby) is not None
    kinds = set(Task.objects.filter(child=baby, about=asked_about(baby).finding_id).values_list("kind", flat=True))
    assert kinds == {"finding.route", "finding.ask_desk"}


class TestWhoIsRead:
    def test_one_who_left_is_not_read_from_the_day_on_which_she_left(self, alice, family):
        baby, bea = family
        stay = Member.objects.get(person=bea.person)
        leave_household(SERVICE, sight=all_sight(baby.id), member=stay.id, end=AFTER, at=NOW)
        assert siblings_of([baby.id], as_of=AFTER) == []
        assert siblings_of([baby.id], as_of=TODAY) == [(bea.id,)]

    def test_a_protected_identity_is_never_linked_either_way(self, alice, family):
        baby, bea = family
        protect_identity(SERVICE, sight=all_sight(bea.id), why="Adopted", at=NOW)
        assert siblings_of([baby.id], as_of=TODAY) == []
        assert siblings_of([bea.id], as_of=TODAY) == []

    def test_one_who_is_not_held_is_not_read(self, alice, family):
        baby, bea = family
        for hold in Hold.objects.filter(child=bea):
            release(alice, sight=sight_of(alice, bea), hold=hold.id, words="Ended", at=NOW)
        assert siblings_of([baby.id], as_of=AFTER) == []
        assert siblings_of([bea.id], as_of=TODAY) == [(baby.id,)]

    def test_one_whose_family_said_no_is_not_read(self, alice, family):
        baby, bea = family
        release_all_but_agreement(bea)
        says_no(alice, bea)
        assert siblings_of([baby.id], as_of=TODAY) == []

    def test_nobody_is_asked_for_where_no_pattern_would_read_them(self, alice, family, monkeypatch):
        baby, bea = family
        he_came(alice, bea)

        def never(timeline, records):
            raise AssertionError("asked for siblings")

        monkeypatch.setattr("seen.apps.patterns.actions.looking.with_siblings", never)
        look(SCAN, child=bea.id, as_of=TODAY, now=NOW)  # six years old
        look(SCAN, child=baby.id, as_of=TODAY + timedelta(days=400), now=NOW)  # one by now
        with pytest.raises(AssertionError):
            look(SCAN, child=baby.id, as_of=TODAY, now=NOW)

    def test_a_number_that_is_not_allowed_crashes_its_own_pattern_alone(self, family):
        baby, _ = family
        timeline = timeline_of([baby.id], as_of=TODAY)
        refused = {"baby-safety": {"under": 99}}
        assert not runner.reads_siblings(timeline, settings=refused, asked=runner.detectors())
        assert runner.reads_siblings(timeline, settings={}, asked=runner.detectors())


class TestWhoIsDue:
    def test_what_no_pattern_reads_of_a_sister_makes_nobody_else_due(self, alice, family):
        baby, bea = family
        told(alice, bea, "money.hardship")
        assert not is_due(baby)

    def test_what_is_no_longer_so_is_looked_at_again(self, alice, family):
        baby, bea = family
        came = he_came(alice, bea)
        scan(SCAN, as_of=TODAY, now=NOW)
        withdraw(alice, entry=came, why="Another family", account=uuid4(), now=NOW)
        assert is_due(baby)
        scan(SCAN, as_of=TODAY, now=NOW)
        assert Version.objects.filter(finding__child=baby, finding__row=32).order_by("number").last().ceased

    def test_what_becomes_another_kind_too(self, alice, family):
        baby, bea = family
        came = he_came(alice, bea)
        scan(SCAN, as_of=TODAY, now=NOW)
        other = Draft(kind="note.observation", on=PartialDate.day(TODAY), text="A visitor.")
        correct(alice, entry=came, draft=other, why="He only visited", account=uuid4(), now=NOW)
        assert is_due(baby)


class TestWorkWithASisterAlone:
    """Row 14: nobody works with the teenager, and what is written of a sister makes the question look again."""

    @pytest.fixture
    def teenager(self, alice):
        teen, bea = a_child("Tam Reed", born=TODAY.replace(year=TODAY.year - 14)), a_child("Bea Reed")
        at_home(teen, with_children=(bea,))
        for child in (teen, bea):
            involved(alice, child)
        told(alice, teen, "school.tired")
        for days_ago in range(7):
            told(alice, bea, "contact.observed", days_ago=days_ago)
        scan(SCAN, as_of=TODAY, now=NOW)
        return teen, bea

    def is_asked(self, teen):
        versions = Version.objects.filter(finding__child=teen, finding__row=14).order_by("number")
        return [not version.ceased for version in versions]

    def test_work_that_opens_and_closes(self, alice, teenager):
        teen, bea = teenager
        told(alice, bea, "contact.observed")
        scan(SCAN, as_of=TODAY, now=NOW)
        assert self.is_asked(teen) == []
        work = open_work_for(bea, on=TODAY - timedelta(days=5))
        assert is_due(teen)
        scan(SCAN, as_of=TODAY, now=NOW)
        assert self.is_asked(teen) == [True]
        close_work(SERVICE, sight=all_sight(bea.id), work=work.id, on=TODAY, why="Done", at=NOW)
        assert is_due(teen)
        scan(SCAN, as_of=TODAY, now=NOW)
        assert self.is_asked(teen) == [True, False]

    def test_the_eighth_entry_about_the_sister(self, alice, teenager):
        teen, bea = teenager
        open_work_for(bea)
        scan(SCAN, as_of=TODAY, now=NOW)
        assert self.is_asked(teen) == []
        told(alice, bea, "contact.observed")
        assert is_due(teen)
        scan(SCAN, as_of=TODAY, now=NOW)
        assert self.is_asked(teen) == [True]


def release_all_but_agreement(child):
    Hold.objects.filter(child=child).update(reason="early_help")


def says_no(viewer, child):
    family_says_no(
        viewer, sight=sight_of(viewer, child), who="Maya Reed", on=TODAY, offered="A family worker", said="No",
        meaning="We go on as before.", assessment="not_needed", at=NOW,
    )  # fmt: skip
