"""What patterns find is kept once, changes only with its evidence, and goes when its evidence goes."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from seen.apps.casefile.actions import family_says_no, hold, release
from seen.apps.casefile.models import Hold, MatchRequest, Task
from seen.apps.chronology.actions import correct, withdraw
from seen.apps.chronology.drafts import Draft
from seen.apps.patterns.actions import answer, look, scan
from seen.apps.patterns.actions.looking import asked_of
from seen.apps.patterns.models import Finding, Look, Version
from seen.apps.patterns.queries.findings import findings, findings_about, waiting
from seen.apps.people.actions import correct_child, state_fact
from seen.core.access.permission import Role
from seen.core.access.viewer import system
from seen.core.dates.partial import PartialDate
from seen.core.patterns import runner
from seen.core.patterns.contract import Tier
from seen.kit.actions import nothing_after
from tests.builders.casefile import involved, open_work_for, sight_of
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight
from tests.builders.missed import missed, missed_twice
from tests.builders.staff import a_worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reactions_at_once")]
SCAN = system("a test of the scan")


@pytest.fixture
def amir(alice):
    child = a_child("Amir Reed")
    open_work_for(child)
    involved(alice, child, role="lead_practitioner")
    return child


def standing(child, row=19):
    return Version.objects.filter(finding__child=child, finding__row=row).order_by("number").last()


def owed(child):
    tasks = Task.objects.filter(child=child, kind="finding.route")
    return [task.steps.order_by("number").last().status for task in tasks]


class TestAfterANote:
    def test_a_question_stands_as_soon_as_the_second_note_is_saved(self, alice, amir):
        missed(alice, amir, days_ago=90)
        assert standing(amir) is None
        second = missed(alice, amir, days_ago=30)
        version = standing(amir)
        assert version.tier == "weekly"
        assert version.because[-1] == str(second.entries[0].id)
        assert len(version.because) == 2

    def test_looking_again_with_nothing_new_makes_no_new_version(self, alice, amir):
        missed_twice(alice, amir)
        look(SCAN, child=amir.id, as_of=TODAY, now=NOW)
        assert Version.objects.filter(finding__row=19).count() == 1

    def test_new_evidence_makes_a_new_version_of_the_one_finding(self, alice, amir):
        missed_twice(alice, amir)
        missed(alice, amir, days_ago=5)
        assert Finding.objects.filter(child=amir, row=19).count() == 1
        assert [version.number for version in Version.objects.filter(finding__row=19)] == [1, 2]

    def test_it_ceases_when_an_entry_is_withdrawn(self, alice, amir):
        _, second = missed_twice(alice, amir)
        entry = second.entries[0]
        withdraw(alice, entry=entry, why="Wrong child", account=uuid4(), now=NOW)
        assert standing(amir).ceased

    def test_a_corrected_entry_counts_once(self, alice, amir):
        first, _ = missed_twice(alice, amir)
        entry = first.entries[0]
        draft = Draft(kind="appointment.attended", on=PartialDate.day(entry.on_latest), detail={"service": "dentist"})
        correct(alice, entry=entry, draft=draft, why="They came after all", account=uuid4(), now=NOW)
        assert standing(amir).ceased


class TestAfterWhatIsKnownOfTheChildChanges:
    def test_a_corrected_birth_date_is_looked_at_again(self, amir):
        Look.objects.filter(child=amir).delete()
        correct_child(SERVICE, sight=all_sight(amir.id), born=date(2019, 5, 3), source="Birth certificate", at=NOW)
        assert Look.objects.get(child=amir).looked_on == TODAY

    def test_how_the_child_communicates_is_looked_at_again(self, amir):
        Look.objects.filter(child=amir).delete()
        state_fact(
            SERVICE, sight=all_sight(amir.id), topic="communicates", answer="stated", value="signs",
            stated_by="parent", source="Home visit", at=NOW,
        )  # fmt: skip
        assert Look.objects.get(child=amir).looked_on == TODAY


class TestTime:
    def test_the_scan_looks_at_those_who_are_due_and_no_others(self, alice, amir):
        missed_twice(alice, amir)
        assert scan(SCAN, as_of=TODAY, now=NOW) == 0
        due = Look.objects.get(child=amir).next_look
        assert due > TODAY
        assert scan(SCAN, as_of=due - timedelta(days=1), now=NOW) == 0
        assert scan(SCAN, as_of=due, now=NOW) == 1

    def test_a_child_marked_and_not_yet_looked_at_is_caught(self, alice, amir):
        missed_twice(alice, amir)
        Look.objects.filter(child=amir).update(due=True)
        assert scan(SCAN, as_of=TODAY, now=NOW) == 1

    def test_a_child_whom_nobody_holds_any_more_is_not_looked_at(self, alice, amir):
        amir.holds.update(end=TODAY - timedelta(days=1))
        assert scan(SCAN, as_of=TODAY, now=NOW) == 0


class TestAfterAFamilysNo:
    def test_questions_cease_are_asked_of_nobody_and_return_when_they_agree(self, alice, amir):
        sight = sight_of(alice, amir)
        for row in Hold.objects.filter(child=amir):
            release(alice, sight=sight, hold=row.id, words="Assessed", at=NOW)
        hold(alice, sight=sight, reason="early_help", at=NOW)
        missed_twice(alice, amir)
        assert not standing(amir).ceased and findings(sight, as_of=TODAY)
        family_says_no(
            alice, sight=sight, who="Asha", on=TODAY, offered="early help", said="No, thank you", meaning="He is well",
            assessment="not_needed", at=NOW,
        )  # fmt: skip
        assert standing(amir).ceased
        assert [each.pattern.row for each in asked_of([amir.id])] == [7, 32, 39]
        look(SERVICE, child=amir.id, as_of=TODAY, now=NOW)
        assert standing(amir).ceased
        hold(alice, sight=sight, reason="early_help", at=NOW)
        assert not standing(amir).ceased

    def test_what_is_asked_still_is_the_matching_desks_alone(self, alice, monkeypatch):
        child = a_child("Leila Reed", reason="early_help")
        involved(alice, child, role="lead_practitioner")
        desk = a_worker("Mo Desk", roles=(Role.MATCHING_DESK,))
        monkeypatch.setattr("seen.apps.patterns.actions.looking.ROWS_AFTER_A_NO", frozenset({19}))
        family_says_no(
            alice, sight=sight_of(alice, child), who="Asha", on=TODAY, offered="early help", said="No, thank you",
            meaning="She is well", assessment="not_needed", at=NOW,
        )  # fmt: skip
        missed_twice(alice, child)
        assert not standing(child).ceased
        mine, theirs = sight_of(alice, child), sight_of(desk, child)
        assert findings(mine, as_of=TODAY) == [] and waiting(findings_about([mine], as_of=TODAY)) == []
        assert len(findings(theirs, as_of=TODAY)) == len(waiting(findings_about([theirs], as_of=TODAY))) == 1


class TestCrash:
    def test_a_pattern_that_crashes_loses_neither_the_note_nor_the_others(self, alice, amir, monkeypatch):
        def crash(*args, **numbers):
            raise RuntimeError("a fault in one pattern")

        broken = tuple(one._replace(detect=crash) if one.pattern.row == 9 else one for one in runner.detectors())
        monkeypatch.setattr(runner, "detectors", lambda: broken)
        for number in range(7):
            missed(alice, amir, days_ago=7 * number + 1)
        assert standing(amir) is not None
        assert Look.objects.get(child=amir).next_look == TODAY + timedelta(days=1)

    def test_a_look_that_fails_leaves_the_note_and_the_mark(self, alice, amir, monkeypatch):
        def fail(*args, **kwargs):
            raise RuntimeError("the look failed")

        monkeypatch.setattr(runner, "run", fail)
        missed(alice, amir, days_ago=3)
        assert amir.entries.filter(kind="appointment.not_brought").count() == 1
        assert Look.objects.get(child=amir).due


class TestWhoIsAsked:
    def test_the_lead_who_may_see_every_event_is_asked_and_nobody_else(self, alice, amir):
        missed_twice(alice, amir)
        assert not MatchRequest.objects.exists()

    def test_with_no_open_work_the_matching_desk_is_asked(self, alice):
        child = a_child("Leila Reed")
        involved(alice, child)
        missed_twice(alice, child)
        assert MatchRequest.objects.filter(child=child, closed_at=None).exists()
        assert Task.objects.filter(child=child, kind="finding.route", role="matching_desk").exists()

    def test_where_the_lead_may_not_see_all_of_it_the_desk_is_asked_and_the_lead_told_only_that(self, amir):
        charlie = a_worker("Charlie Wold")
        involved(charlie, amir)
        missed_twice(charlie, amir)
        amir.entries.filter(kind="appointment.not_brought").update(access="closed")
        missed(charlie, amir, days_ago=3)
        told = Task.objects.get(child=amir, kind="finding.ask_desk")
        assert "not_brought" not in told.why + told.title
        assert Task.objects.filter(child=amir, kind="finding.route", role="matching_desk").exists()

    def test_a_question_that_grows_is_one_task_and_an_answer_ends_it(self, alice):
        child = a_child("Leila Reed")
        involved(alice, child)
        missed_twice(alice, child)
        missed(alice, child, days_ago=3)
        assert owed(child) == ["waiting"]
        version = standing(child)
        words = "The clinic moved and told nobody."
        answer(alice, version=version, given="explained", words=words, today=TODAY, now=NOW)
        assert owed(child) == ["done"]
        missed(alice, child, days_ago=1)
        assert owed(child) == ["waiting"]

    def test_a_question_whose_evidence_goes_is_owed_by_nobody(self, alice):
        child = a_child("Leila Reed")
        involved(alice, child)
        _, second = missed_twice(alice, child)
        withdraw(alice, entry=second.entries[0], why="Wrong child", account=uuid4(), now=NOW)
        assert owed(child) == ["not_needed"]

    def test_what_cannot_wait_goes_to_the_duty_desk_today(self, alice, monkeypatch):
        def at_once(detector):
            def detect(*args, **numbers):
                found = detector.detect(*args, **numbers)
                return found and replace(found, tier=Tier.NOW)

            return detector._replace(detect=detect)

        urgent = tuple(at_once(one) for one in runner.detectors())
        monkeypatch.setattr(runner, "detectors", lambda: urgent)
        child = a_child("Leila Reed")
        involved(alice, child)
        missed_twice(alice, child)
        task = Task.objects.get(child=child, kind="finding.now")
        assert (task.role, task.due) == ("duty_desk", TODAY)


def test_a_load_that_leaves_out_what_comes_after_leaves_the_child_due_for_the_scan(alice, amir):
    with nothing_after():
        missed_twice(alice, amir)
    assert standing(amir) is None
    assert Look.objects.get(child=amir).due
    scan(SCAN, as_of=TODAY, now=NOW)
    assert standing(amir) is not None
    missed(alice, amir, days_ago=20)
    assert standing(amir).number == 2
