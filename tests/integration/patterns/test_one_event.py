"""Accounts of one event count once for patterns: joined, proposed, or said by a file; twice again once taken apart."""

from datetime import timedelta
from uuid import uuid4

import pytest

from seen.apps.chronology.actions import correct, record
from seen.apps.chronology.actions.same_event import ask_again, join_accounts, say_apart, take_apart
from seen.apps.chronology.drafts import Draft, draft_of
from seen.apps.patterns.models import Version
from seen.apps.patterns.queries.timelines import timeline_of
from seen.core.dates.partial import PartialDate
from tests.builders.casefile import involved, open_work_for, sight_of
from tests.builders.children import NOW, TODAY, a_child
from tests.builders.staff import a_worker, an_agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reactions_at_once")]
DAY = TODAY - timedelta(days=30)


@pytest.fixture
def amir(alice, bob):
    child = a_child("Amir Reed")
    open_work_for(child)
    involved(alice, child, role="lead_practitioner")
    involved(bob, child)
    return child


def missed(viewer, child, text, *, on=DAY, **more):
    draft = Draft(kind="appointment.not_brought", on=PartialDate.day(on), text=text, source_type="record", **more)
    return record(viewer, children=[child.id], draft=draft, account=uuid4(), now=NOW).entries[0]


def counted(child):
    """How often patterns count the child as not brought."""
    return len(timeline_of([child.id], as_of=TODAY).of("appointment.not_brought"))


def asked(child):
    """The rows of the questions that stand."""
    newest = {version.finding.row: version for version in Version.objects.order_by("number")}
    return {row for row, version in newest.items() if not version.ceased}


def answers(does, viewer, child, *entries, **more):
    about = {"accounts": [entry.id for entry in entries], "why": "", "once": uuid4()} if entries else {}
    return does(viewer, sight=sight_of(viewer, child), now=NOW, **about, **more)


class TestTwoThatNobodyProposes:
    @pytest.fixture
    def two(self, alice, bob, amir):
        return missed(alice, amir, "Not brought to the eye clinic."), missed(bob, amir, "Did not get to her review.")

    def test_count_twice_until_they_are_joined_and_again_once_taken_apart(self, alice, bob, amir, two):
        assert (counted(amir), asked(amir)) == (2, {19})
        said = answers(join_accounts, alice, amir, *two)
        assert (counted(amir), asked(amir)) == (1, set())
        take_apart(
            bob, sight=sight_of(bob, amir), event=said.answer.id, account=two[1].id, why="Two.", once=uuid4(), now=NOW
        )
        assert (counted(amir), asked(amir)) == (2, {19})

    def test_stay_joined_where_one_is_corrected(self, alice, amir, two):
        answers(join_accounts, alice, amir, *two)
        correct(alice, entry=two[0], draft=draft_of(two[0]), why="A word.", account=uuid4(), now=NOW)
        assert counted(amir) == 1

    def test_charlie_who_does_not_know_the_child_joins_nothing(self, amir, two):
        charlie = a_worker("Charlie Wold", agency=an_agency("Elsewhere clinic", sort="gp"))
        from seen.apps.casefile.queries import NoSuchChild

        with pytest.raises(NoSuchChild):
            answers(join_accounts, charlie, amir, *two)
        assert counted(amir) == 2


class TestTwoThatAreProposed:
    @pytest.fixture
    def two(self, alice, bob, amir):
        text = "Not brought to the hearing clinic, letter to Dr Ode."
        return missed(alice, amir, text), missed(bob, amir, f"Told by letter: {text}")

    def test_count_once_until_somebody_says_that_they_are_two(self, alice, amir, two):
        assert (counted(amir), asked(amir)) == (1, set())
        said = answers(say_apart, alice, amir, *two)
        assert (counted(amir), asked(amir)) == (2, {19})
        answers(ask_again, alice, amir, answer=said.answer.id)
        assert (counted(amir), asked(amir)) == (1, set())

    def test_a_third_account_of_another_day_counts_by_itself(self, bob, amir, two):
        missed(bob, amir, "Not brought to the dentist.", on=DAY - timedelta(days=20))
        assert (counted(amir), asked(amir)) == (2, {19})


def test_what_a_file_said_to_be_one_event_counts_once_until_somebody_says_otherwise(alice, bob, amir):
    one = missed(alice, amir, "Not brought to the eye clinic.")
    two = missed(bob, amir, "Did not get to her review.", same_as=one.account)
    missed(bob, amir, "Not brought to the dentist.", on=DAY - timedelta(days=200), same_as=uuid4())
    assert counted(amir) == 2
    answers(say_apart, bob, amir, one, two)
    assert counted(amir) == 3


def test_two_kinds_of_one_telling_join_with_another_agencys_account(alice, bob, amir):
    one = missed(alice, amir, "Not brought, hungry at reception.", also=("food.concern",))
    two = missed(bob, amir, "Did not get to her review.")
    answers(join_accounts, alice, amir, one, two)
    timeline = timeline_of([amir.id], as_of=TODAY)
    assert len(timeline.of("appointment.not_brought", "food.concern")) == 1
