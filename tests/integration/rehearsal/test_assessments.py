"""The families' assessments: at several dates by several people, and a case for each pattern that reads grades."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone

from seen.apps.assessments.models import Assessment, AssessmentStatus, TalkedThrough
from seen.apps.assessments.queries.results import given
from seen.apps.casefile import queries as casefile
from seen.apps.casefile.models import Task
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries import sight as chronology
from seen.apps.identity.models import User
from seen.apps.people.models import Name
from seen.core.access.visibility import Sight
from seen.core.instruments.given import Given
from seen.kit.audit.verify import verify
from seen.kit.knowledge.instruments import instrument
from seen.rehearsal.load import load_once

pytestmark = pytest.mark.django_db
OWNER, CHARLIE = "Sol Invented", "Sade Notional"  # Sade is of another school
TOOLKIT, SHEET = "neglect-toolkit", "home-scoresheet"
EIGHT_WEEKS, FOUR_MONTHS = timedelta(weeks=8), timedelta(days=120)


@pytest.fixture(scope="module", autouse=True)
def _loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Load the families for every test of this file, and take them out again."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert load_once()
        yield
        transaction.set_rollback(True)


def child(name: str) -> UUID:
    return Name.objects.get(text=name, person__child__isnull=False).person.child.id


def sees(persona: str, name: str) -> Sight:
    viewer = User.objects.get(name=persona).as_viewer()
    return casefile.sights(viewer, [child(name)], as_of=timezone.localdate())[child(name)]


def of(name: str, tool: str = TOOLKIT, persona: str = OWNER) -> list[Given]:
    return [one for one in given(sees(persona, name)) if one.instrument == tool]


def entries(name: str, kind: str) -> list[Entry]:
    return list(Entry.objects.filter(child=child(name), kind=kind).order_by("on_earliest", "id"))


def grades(one: Given) -> dict[str, int]:
    return {item.item: item.grade for item in one.items.values() if item.grade}


def worst_of(one: Given) -> set[str]:
    worst = instrument(one.instrument, one.version).worst
    return {item for item, grade in grades(one).items() if grade == worst}


def both(one: Given, other: Given) -> set[str]:
    return grades(one).keys() & grades(other).keys()


def better(before: Given, after: Given) -> set[str]:
    return {item for item in both(before, after) if grades(after)[item] < grades(before)[item]}


class TestTheyShowTheToolsAtWork:
    def test_three_dates_two_raters_and_a_mothers_sheet(self) -> None:
        every = of("Wren Tallow")
        assert len({one.on for one in every if one.rater_role == "worker"}) == 3
        (second,) = [one for one in every if one.rater_role == "second_rater"]
        (first,) = [one for one in every if one.id == second.pair]
        assert first.agency != second.agency
        assert grades(first) != grades(second)
        (sheet,) = of("Wren Tallow", SHEET)
        assert (sheet.rater_role, sheet.mode) == ("carer", "handed_over")
        assert any(item.state == "not_known" for item in sheet.items.values())

    def test_what_came_of_talking_is_kept_with_what_they_still_see_differently(self) -> None:
        kept = TalkedThrough.objects.filter(own__child=child("Wren Tallow"))
        assert {(one.other.rater_role, one.apart) for one in kept} >= {
            ("carer", False), ("carer", True), ("second_rater", True)
        }  # fmt: skip
        assert all(one.said and bool(one.agreed) != one.apart for one in kept)

    def test_each_parent_has_a_sheet_of_their_own(self) -> None:
        assert len({one.rater for one in of("Finn Thistle", SHEET, "Esther Pretend")}) == 2

    def test_each_child_of_a_home_is_graded_apart_on_one_day(self) -> None:
        days = [{one.on for one in of(name)} for name in ("Wren Tallow", "Rowan Tallow", "Linnet Tallow")]
        assert set.intersection(*days)

    def test_a_baby_is_better_cared_for_at_each_look_and_it_lasts_on_a_visit_nobody_expected(self) -> None:
        first, second, third = of("Posy Bramble")
        for before, after in pairwise((first, second, third)):
            assert better(before, after)
            assert not better(after, before)
        assert third.announced is False

    def test_two_agencies_complete_one_together(self) -> None:
        signed = Assessment.objects.get(child=child("Linnet Tallow")).signatures
        assert signed.values("agency").distinct().count() == 2

    def test_one_stands_open_and_says_what_is_not_known(self) -> None:
        (open_one,) = Assessment.objects.exclude(statuses__status="signed")
        assert open_one.child_id == child("Baby Sallow")
        assert open_one.band == "unborn"
        waiting = Task.objects.filter(child=open_one.child_id, kind="assessment.find_out")
        assert waiting.count() == 2
        assert all(task.due >= timezone.localdate() for task in waiting)

    def test_nothing_that_is_not_known_is_overdue_on_the_day_of_loading(self) -> None:
        asked = Task.objects.filter(kind="assessment.find_out")
        assert asked.exists()
        assert not asked.filter(due__lt=timezone.localdate()).exists()

    def test_every_write_was_an_act(self) -> None:
        assert AssessmentStatus.objects.exists()
        verdict = verify()
        assert verdict.ok, verdict.wrong


class TestACaseForEachPatternThatReadsGrades:
    def test_2_a_review_sees_improvement_where_no_grade_improved(self) -> None:
        (decision,) = entries("Wren Tallow", "decision.made")
        *_, before, last = [one for one in of("Wren Tallow") if one.rater_role == "worker"]
        assert decision.detail["decision"] == "step_down"
        assert last.on <= decision.on_earliest <= last.on + EIGHT_WEEKS
        assert not better(before, last)

    def test_3_announced_visits_find_another_home_than_unannounced_ones(self) -> None:
        every = of("Tansy Merrow", "home-conditions", "Esther Pretend")
        told = [grades(one) for one in every if one.announced]
        untold = [grades(one) for one in every if one.announced is False]
        assert (len(told), len(untold)) == (2, 2)
        gaps = [min(one[item] for one in untold) - max(one[item] for one in told) for item in told[0]]
        assert max(gaps) >= 2

    def test_5_no_item_is_better_after_half_a_year_of_a_plan(self) -> None:
        first, *_, last = [one for one in of("Wren Tallow") if one.rater_role == "worker"]
        assert last.on - first.on >= timedelta(days=60)
        assert len(both(first, last)) >= 20
        assert not better(first, last)

    def test_11_the_same_item_stands_at_three_reviews_with_the_same_actions(self) -> None:
        every = [one for one in of("Wren Tallow") if one.rater_role == "worker"]
        assert [grades(one)["washing"] for one in every] == [3, 3, 3]
        assert len(entries("Wren Tallow", "meeting.held")) == 3
        agreed = [entry.text for entry in entries("Wren Tallow", "action.agreed")]
        assert agreed.count("Marnie will set two alarms; school will hold a breakfast place.") == 3

    def test_16_a_sister_is_cared_for_two_grades_better(self) -> None:
        (wren,) = [one for one in of("Wren Tallow") if one.rater_role == "worker"][-1:]
        (linnet,) = of("Linnet Tallow")
        assert max(grades(wren)[item] - grades(linnet)[item] for item in both(wren, linnet)) >= 2

    def test_28_a_clean_home_is_the_reason_and_nothing_else_was_graded(self) -> None:
        (once,) = of("Ivo Bramble")
        assert once.areas_done == ("physical-care",)
        assert set(grades(once).values()) == {1}
        (decision,) = entries("Ivo Bramble", "decision.made")
        assert decision.detail["decision"] == "step_down"
        assert len(decision.detail["cites"]) == 1

    def test_41_the_tool_is_at_its_gravest_and_the_outcome_is_advice_or_none_twice(self) -> None:
        grave = [one.on for one in of("Orla Winterfold") if worst_of(one)]
        outcomes = [
            entry.on_earliest
            for entry in entries("Orla Winterfold", "referral.outcome")
            if entry.detail["outcome"] in {"nfa", "advice"}
        ]
        assert len(grave) == len(outcomes) == 2
        for graded, answered in zip(grave, outcomes, strict=True):
            assert timedelta(0) <= answered - graded <= timedelta(days=14)

    def test_43_graded_once_with_nothing_linked_and_not_again(self) -> None:
        (once,) = of("Ivo Bramble")
        assert timezone.localdate() - once.on > FOUR_MONTHS
        assert all(item.evidence == 0 for item in once.items.values())

    def test_44_what_is_worst_a_landlord_causes_and_the_carer_does_all_she_can(self) -> None:
        every = of("Juniper Pebble", persona="Esther Pretend")
        assert len(every) == 2
        for one in every:
            assert worst_of(one) == {"home"}
            assert {item.cause for item in one.items.values() if (item.grade or 0) >= 3} == {"landlord"}
            assert grades(one)["using-help"] == grades(one)["wanting-change"] == 1


class TestWhoSeesThem:
    def test_each_grade_stands_in_the_chronology_of_whoever_works_with_the_child(self) -> None:
        stands = chronology.entries(sees(OWNER, "Wren Tallow")).filter(kind="grade.given")
        graded = [grade for one in given(sees(OWNER, "Wren Tallow")) for grade in grades(one)]
        assert stands.count() == len(graded) > 100

    def test_a_teenagers_own_sheet_is_his_and_the_workers_who_was_there(self) -> None:
        (own,) = of("Ivo Bramble", "young-persons-own")
        assert own.rater_role == "young_person"
        assert of("Ivo Bramble", "young-persons-own", "Kit Legendary") == []
        teacher = chronology.entries(sees("Kit Legendary", "Ivo Bramble")).filter(kind="grade.given")
        assert not teacher.filter(detail__instrument="young-persons-own").exists()

    def test_charlie_has_sight_of_none(self) -> None:
        viewer = User.objects.get(name=CHARLIE).as_viewer()
        every = Assessment.objects.values_list("child", flat=True).distinct()
        assert len(every) >= 8
        assert casefile.sights(viewer, list(every), as_of=timezone.localdate()) == {}


def test_no_grade_is_of_a_day_to_come() -> None:
    today = timezone.localdate()
    assert all(one.on <= today for one in Assessment.objects.all())
