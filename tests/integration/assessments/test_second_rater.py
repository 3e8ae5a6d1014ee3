"""A second pair of eyes: blind to the first until both have signed, then side by side; a disagreement kept in words."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from seen.apps.assessments.actions import BadStart, NothingCameOfIt, ask_second_rater, begin_second, stop
from seen.apps.assessments.actions.comparing import talk_between_raters
from seen.apps.assessments.models import Assessment
from seen.apps.assessments.queries.comparing import NotYet, rated_twice
from seen.apps.assessments.queries.opening import NoSuchAssessment, opened
from seen.apps.assessments.queries.results import given
from seen.apps.casefile import queries as casefile
from seen.apps.casefile.models import Task
from seen.apps.casefile.queries import NoSuchChild
from seen.apps.chronology.models import Entry
from seen.core.instruments.comparing import Beside
from seen.kit.audit.models import Entry as Line
from seen.kit.audit.reads import record_read
from tests.builders.assessing import an_area, graded, saved, signed
from tests.builders.browsing import page, send, text_of
from tests.builders.casefile import sight_of
from tests.builders.children import NOW, TODAY, an_adult
from tests.builders.own_sheets import a_sent_sheet, levels

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(alice, amir):
    return levels(alice, amir, food_and_drink=1, washing=3)


def asks(by, amir, first, who, *, why=""):
    ask_second_rater(by, sight=sight_of(by, amir), assessment=first.id, who=who.id, why=why, now=NOW)


def begins(by, amir, first, *, key=None):
    return begin_second(
        by, sight=sight_of(by, amir), assessment=first.id, key=key or uuid4(), today=TODAY, now=timezone.now()
    )


@pytest.fixture
def second(bob, amir, first):
    """Bob's half: food as 3 where Alice sees 1, washing as 2 where she sees 3."""
    made = begins(bob, amir, first)
    items = {
        "food-and-drink": 3,
        "home": 2,
        "settled-home": 2,
        "bed-and-sleep": 2,
        "clothes": 2,
        "washing": 2,
        "animals": 2,
    }
    written = an_area(items={item: graded(grade) for item, grade in items.items()})
    kept = {item: one for item, one in written.items.items() if item in items}
    from dataclasses import replace

    saved(bob, made, replace(written, items=kept))
    return made


def talk(by, amir, second, *, item="food-and-drink", said="", agreed="", apart=False):
    talk_between_raters(
        by, sight=sight_of(by, amir), assessment=second.id, key=uuid4(), item=item, said=said, agreed=agreed,
        apart=apart, now=timezone.now(),
    )  # fmt: skip


class TestAsking:
    def test_it_stands_on_their_list_with_the_way_to_begin(self, alice, bob, amir, first):
        asks(alice, amir, first, bob)
        task = Task.objects.get(kind="assessment.second")
        assert (task.owner_id, task.link) == (bob.id, f"/children/{amir.id}/assessments/{first.id}/second/")
        assert "Do not read theirs" in task.why

    def test_asked_twice_is_one_task_and_beginning_ends_it(self, alice, bob, amir, first):
        asks(alice, amir, first, bob, why="You saw him on Monday")
        asks(alice, amir, first, bob)
        begins(bob, amir, first)
        assert Task.objects.filter(kind="assessment.second").count() == 1
        assert casefile.tasks(bob, casefile.Whose.MINE, as_of=TODAY) == []

    def test_nobody_is_asked_who_wrote_in_it(self, alice, amir, first):
        with pytest.raises(BadStart, match="has not seen it"):
            asks(alice, amir, first, alice)

    def test_the_page_offers_whoever_works_with_the_child_and_did_not_write(self, alice, bob, charlie, amir, first):
        words = text_of(page(alice, "assessment_second", amir.id, first.id))
        assert "Bob Hale" in words
        assert "Charlie Wold" not in words
        answer = send(alice, "assessment_second", amir.id, first.id, who=str(bob.id), why="")
        assert answer["Location"] == reverse("child_assessments", args=[amir.id])
        assert "Choose whom you ask" in text_of(send(alice, "assessment_second", amir.id, first.id))

    def test_with_nobody_else_it_says_so(self, alice, amir, first):
        from seen.apps.casefile.models import Involvement
        from seen.kit.actions import Acting, writing
        from tests.builders.children import SERVICE

        with writing(Acting("test.end", SERVICE)):
            old = {"start": TODAY.replace(year=2020), "end": TODAY.replace(year=2021)}
            Involvement.objects.filter(child=amir).exclude(user=alice.id).update(**old)
        assert "Nobody else works with this child" in text_of(page(alice, "assessment_second", amir.id, first.id))

    def test_charlie_meets_the_page_of_no_child(self, charlie, amir, first):
        assert page(charlie, "assessment_second", amir.id, first.id).status_code == 404
        with pytest.raises(NoSuchChild):
            begins(charlie, amir, first)


class TestBeginning:
    def test_the_same_is_asked_and_theirs_is_shut_from_then_on(self, alice, bob, amir, first):
        assert opened(sight_of(bob, amir), first.id)
        made = begins(bob, amir, first)
        assert (made.rater_role, made.pair_id, made.instrument, made.on) == (
            "second_rater",
            first.id,
            first.instrument,
            first.on,
        )
        with pytest.raises(NoSuchAssessment):
            opened(sight_of(bob, amir), first.id)
        with pytest.raises(NoSuchAssessment):
            opened(sight_of(alice, amir), made.id)

    def test_by_its_page(self, bob, amir, first):
        assert "on your own" in text_of(page(bob, "assessment_second", amir.id, first.id))
        assert send(bob, "assessment_second", amir.id, first.id).status_code == 302
        assert Assessment.objects.filter(pair=first.id, started_by=bob.id).count() == 1

    def test_sent_twice_it_is_begun_once(self, bob, amir, first):
        key = uuid4()
        assert begins(bob, amir, first, key=key).id == begins(bob, amir, first, key=key).id

    def test_whoever_wrote_in_it_can_not(self, alice, amir, first):
        with pytest.raises(BadStart, match="You wrote in this one"):
            begins(alice, amir, first)

    def test_whoever_has_read_it_can_not(self, bob, amir, first):
        path = f"/children/{amir.id}/assessments/{first.id}/areas/physical-care/"
        record_read(bob, name="assessment_area", about=[amir.id], path=path)
        answer = send(bob, "assessment_second", amir.id, first.id)
        assert "You have read this one already" in text_of(answer)
        assert not Assessment.objects.filter(pair=first.id).exists()

    def test_opening_the_page_that_asks_is_not_reading(self, bob, amir, first):
        page(bob, "assessment_second", amir.id, first.id)
        assert Line.objects.filter(name="assessment_second").exists()
        assert begins(bob, amir, first)

    def test_once_it_is_signed_it_is_too_late(self, alice, bob, amir, first):
        signed(alice, first)
        with pytest.raises(BadStart, match="signed already"):
            begins(bob, amir, first)

    def test_a_parents_sheet_is_not_graded_a_second_time(self, alice, bob, amir):
        sheet = a_sent_sheet(alice, amir, an_adult("Maya Reed", of=amir), food=2)
        with pytest.raises(BadStart, match="Only a worker"):
            begins(bob, amir, sheet)


class TestBlind:
    @pytest.mark.parametrize("signs", [(), ("alice",), ("bob",)])
    def test_until_both_have_signed_neither_finds_the_other(self, alice, bob, lead, amir, first, second, signs):
        for who, half in (("alice", first), ("bob", second)):
            if who in signs:
                signed({"alice": alice, "bob": bob}[who], half)
        for rater, own, other in ((alice, first, second), (bob, second, first)):
            sight = sight_of(rater, amir)
            with pytest.raises(NotYet, match="opens once both have signed"):
                rated_twice(sight, own.id)
            with pytest.raises(NoSuchAssessment):
                rated_twice(sight, other.id)
            assert other.id not in {one.id for one in given(sight, mine_open=True)}
            answer = page(rater, "assessment_raters", amir.id, own.id)
            assert answer.status_code == 403
            assert "Differ" not in text_of(answer)
            assert page(rater, "assessment_raters", amir.id, other.id).status_code == 404
            assert page(rater, "assessment_raters_item", amir.id, own.id, "food-and-drink").status_code == 403
        assert not Entry.objects.filter(kind="grade.given").exists()

    def test_charlie_finds_neither(self, charlie, amir, first, second):
        for half in (first, second):
            assert page(charlie, "assessment_raters", amir.id, half.id).status_code == 404
            assert page(charlie, "assessment_raters_item", amir.id, half.id, "clothes").status_code == 404

    def test_where_nobody_was_asked_there_is_no_such_page(self, alice, amir, first):
        assert page(alice, "assessment_raters", amir.id, first.id).status_code == 404

    def test_a_half_that_was_stopped_compares_nothing(self, alice, bob, amir, first, second):
        stop(bob, sight=sight_of(bob, amir), assessment=second.id, why="Ill", now=NOW)
        with pytest.raises(NoSuchAssessment):
            rated_twice(sight_of(alice, amir), first.id)


class TestSideBySide:
    @pytest.fixture(autouse=True)
    def _both(self, alice, bob, first, second):
        signed(alice, first)
        signed(bob, second, disagrees="I saw the kitchen on a Thursday.")

    def test_each_grade_stands_as_it_was_given(self, alice, bob, amir, first, second):
        for rater, half in ((alice, first), (bob, second), (alice, second), (bob, first)):
            it = rated_twice(sight_of(rater, amir), half.id)
            assert (it.first.id, it.second.id) == (first.id, second.id)
            (care,) = it.beside.areas
            verdicts = {one.item.id: one.verdict for one in care.items}
            assert verdicts["food-and-drink"] is Beside.DIFFER
            assert verdicts["washing"] is Beside.WITHIN_ONE
            assert verdicts["clothes"] is Beside.EXACT
            assert (care.first, care.second) == (3, 3)

    def test_the_page(self, alice, amir, first):
        words = text_of(page(alice, "assessment_raters", amir.id, first.id))
        for said in ("Of 7 items graded by both, 5 the same and 6 within one", "Differ", "Within one", "The same",
                     "I saw the kitchen on a Thursday"):  # fmt: skip
            assert said in words
        assert "average" not in words.replace("never averaged", "")

    def test_a_disagreement_is_kept_in_its_words_and_changes_no_grade(self, alice, amir, first, second):
        with pytest.raises(NothingCameOfIt, match="Write what each of you saw"):
            talk(alice, amir, second, apart=True)
        with pytest.raises(NothingCameOfIt, match="Write what you agreed"):
            talk(alice, amir, second, said="Bread on the table")
        before = rated_twice(sight_of(alice, amir), first.id).beside
        talk(alice, amir, second, said="Alice saw breakfast, Bob saw the bare shelf.", apart=True)
        it = rated_twice(sight_of(alice, amir), first.id)
        assert it.talked["food-and-drink"].apart
        assert it.beside == before
        assert "Bob saw the bare shelf" in text_of(page(alice, "assessment_raters", amir.id, first.id))

    def test_the_list_leads_to_it(self, alice, amir, second):
        assert f"/assessments/{second.id}/raters/" in page(alice, "child_assessments", amir.id).content.decode()

    def test_the_page_of_one_item(self, bob, amir, second):
        where = ("assessment_raters_item", amir.id, second.id, "washing")
        assert "Write what each of you saw" in text_of(send(bob, *where, apart="apart"))
        assert send(bob, *where, agreed="We both look again in May").status_code == 302
        assert "We both look again in May" in text_of(page(bob, *where))
        assert page(bob, "assessment_raters_item", amir.id, second.id, "teeth").status_code == 404

    def test_an_item_of_another_area_is_refused(self, alice, amir, second):
        with pytest.raises(NothingCameOfIt, match="stands in one of the two alone"):
            talk(alice, amir, second, item="teeth", agreed="x")

    def test_their_marks_stand_in_the_story_now_both(self, amir):
        values = Entry.objects.filter(kind="grade.given", detail__item="food-and-drink").values_list(
            "detail", flat=True
        )
        assert sorted((detail["value"], detail["rater_role"]) for detail in values) == [
            (1, "worker"),
            (3, "second_rater"),
        ]
