"""The work list: what needs this person, and only what they may see."""

from datetime import timedelta

import pytest
from django.utils import timezone

from seen.apps.casefile.queries import Whose
from seen.apps.patterns.actions import answer
from seen.apps.patterns.models import Version
from seen.core.access.permission import Role
from seen.overview.work_list import work_list
from tests.builders.casefile import a_task, involved, open_work_for, team_involved
from tests.builders.children import NOW, TODAY, a_child, at_home
from tests.builders.missed import missed, missed_twice
from tests.builders.staff import a_team, a_worker, an_agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reactions_at_once")]


@pytest.fixture
def team():
    return a_team(agency=an_agency())


@pytest.fixture
def alice(team):
    return a_worker("Alice Fern", team=team)


@pytest.fixture
def bob():
    return a_worker("Bob Hale", agency=an_agency("Northmarsh primary", sort="school"))


@pytest.fixture
def charlie():
    return a_worker("Charlie Wold", agency=an_agency("Elsewhere clinic", sort="gp"))


@pytest.fixture
def amir(alice, bob):
    child = a_child("Amir Reed")
    open_work_for(child)
    involved(alice, child, role="lead_practitioner")
    involved(bob, child)
    missed_twice(alice, child)
    return child


def answered(viewer, version, *, given="explained", until=None):
    words = "The clinic moved and told nobody."
    answer(viewer, version=version, given=given, words=words, until=until, today=TODAY, now=timezone.now())


def titles(viewer, whose=Whose.MINE, as_of=TODAY):
    return [line.title for line in work_list(viewer, whose, as_of=as_of).lines]


class TestQuestions:
    def test_the_lead_is_asked_and_a_colleague_sees_it_with_the_team(self, alice, bob, amir):
        assert "Not brought to appointments" in titles(alice)
        assert titles(bob) == []
        assert "Not brought to appointments" in titles(bob, Whose.TEAM)

    def test_charlie_sees_nothing(self, charlie, amir):
        assert titles(charlie) == titles(charlie, Whose.TEAM) == titles(charlie, Whose.UNASSIGNED) == []

    def test_after_ten_working_days_the_manager_of_that_team_is_asked(self, team, amir):
        manager = a_worker("Morag Vale", team=team, roles=(Role.MANAGER,))
        assert titles(manager) == []
        assert "Not brought to appointments" in titles(manager, as_of=TODAY + timedelta(days=20))

    def test_the_manager_of_somebody_else_who_works_with_the_child_is_not(self, bob, amir):
        other = a_team("School team", agency=an_agency("Northmarsh primary", sort="school"))
        manager = a_worker(
            "Wyn Vale", agency=an_agency("Northmarsh primary", sort="school"), team=other, roles=(Role.MANAGER,)
        )
        team_involved(other, amir)
        assert titles(manager, as_of=TODAY + timedelta(days=20)) == []

    def test_where_the_team_has_no_manager_a_designated_lead_of_the_agency_is(self, alice, amir, charlie):
        lead = a_worker("Dot Vale", agency=an_agency(), roles=(Role.DESIGNATED_LEAD,))
        assert titles(lead) == []
        assert "Not brought to appointments" in titles(lead, as_of=TODAY + timedelta(days=20))
        assert titles(charlie, as_of=TODAY + timedelta(days=20)) == []

    def test_new_evidence_does_not_start_the_ten_days_again(self, team, alice, amir):
        manager = a_worker("Morag Vale", team=team, roles=(Role.MANAGER,))
        missed(alice, amir, days_ago=2)
        Version.objects.filter(number=1, finding__row=19).update(raised_at=NOW - timedelta(days=20))
        assert "Not brought to appointments" in titles(manager)

    def test_a_question_that_was_answered_waits_anew_from_its_new_evidence(self, team, alice, amir):
        manager = a_worker("Morag Vale", team=team, roles=(Role.MANAGER,))
        version = Version.objects.get(finding__child=amir, finding__row=19)
        answered(alice, version)
        Version.objects.filter(id=version.id).update(raised_at=NOW - timedelta(days=20))
        missed(alice, amir, days_ago=2)
        assert "Not brought to appointments" in titles(alice)
        assert titles(manager) == []

    def test_one_that_was_watched_waits_from_the_end_of_the_watch(self, team, alice, amir):
        manager = a_worker("Morag Vale", team=team, roles=(Role.MANAGER,))
        version = Version.objects.get(finding__child=amir, finding__row=19)
        answered(alice, version)
        answered(alice, version, given="watch", until=TODAY + timedelta(days=40))
        after = TODAY + timedelta(days=41)
        assert "Not brought to appointments" in titles(alice, as_of=after), "an older answer does not hold again"
        assert titles(manager, as_of=after) == []
        assert "Not brought to appointments" in titles(manager, as_of=after + timedelta(days=20))

    def test_a_worker_gets_five_new_ones_a_week_and_the_rest_are_folded(self, alice):
        for number in range(7):
            child = a_child(f"Child {number}")
            open_work_for(child)
            involved(alice, child, role="lead_practitioner")
            missed_twice(alice, child)
        work = work_list(alice, Whose.MINE, as_of=TODAY)
        assert (len(work.lines), len(work.later)) == (5, 2)
        work = work_list(alice, Whose.MINE, as_of=TODAY + timedelta(days=7))
        assert (len(work.lines), len(work.later)) == (7, 0)

    def test_to_answer_one_does_not_bring_the_next_sooner(self, alice):
        for number in range(7):
            child = a_child(f"Child {number}")
            open_work_for(child)
            involved(alice, child, role="lead_practitioner")
            missed_twice(alice, child)
        first = work_list(alice, Whose.MINE, as_of=TODAY).lines[0]
        answered(alice, Version.objects.get(finding__child=first.child, finding__row=19))
        work = work_list(alice, Whose.MINE, as_of=TODAY)
        assert (len(work.lines), len(work.later)) == (4, 2)

    def test_brothers_and_sisters_about_the_same_thing_are_one_of_the_five(self, alice, charlie):
        homes = [[a_child(f"Child {home}{one}") for one in "ab"] for home in range(6)]
        for first, second in homes:
            at_home(first, with_children=(second,))
            for child in (first, second):
                open_work_for(child)
                involved(alice, child, role="lead_practitioner")
                missed_twice(alice, child)
        work = work_list(alice, Whose.MINE, as_of=TODAY)
        assert (len(work.lines), len(work.later)) == (10, 2)
        assert len({line.child_name[:-1] for line in work.later}) == 1
        assert work_list(charlie, Whose.MINE, as_of=TODAY).lines == ()

    def test_reflective_ones_wait_for_supervision(self, alice, amir):
        Version.objects.update(tier="reflective")
        assert titles(alice) == []


class TestTasks:
    def test_mine_my_teams_and_what_nobody_has(self, alice, team):
        a_task(title="Mine", owner=alice.id)
        a_task(title="Nobody's", team=team.id)
        assert titles(alice) == ["Mine"]
        assert titles(alice, Whose.UNASSIGNED) == ["Nobody's"]

    def test_overdue_says_so_in_words(self, alice):
        a_task(owner=alice.id, due=TODAY - timedelta(days=3))
        line = work_list(alice, Whose.MINE, as_of=TODAY).lines[0]
        assert (line.due, line.late) == ("3 days overdue", True)
