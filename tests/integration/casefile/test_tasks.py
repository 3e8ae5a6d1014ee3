"""What is owed: who sees a task, what they can do with it, and when it leaves the list."""

from datetime import timedelta

import pytest

from seen.apps.casefile.actions import (
    accept_task,
    finish_task,
    give_back_task,
    give_task,
    not_needed,
    owe,
    supersede_task,
    take_task,
)
from seen.apps.casefile.models import Task
from seen.apps.casefile.queries import NoSuchTask, Whose, steps, task, tasks
from seen.core.access.permission import Role
from seen.core.lifecycle.table import NotNow
from seen.core.refusals import Refusal
from tests.builders.casefile import a_task, barred, involved
from tests.builders.children import NOW, SERVICE, TODAY, a_child
from tests.builders.staff import a_team, a_worker, an_agency

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def team():
    return a_team("East", agency=an_agency())


@pytest.fixture
def alice(team):
    return a_worker("Alice Fern", team=team)


@pytest.fixture
def bob(team):
    return a_worker("Bob Hale", team=team)


@pytest.fixture
def charlie():
    other = an_agency("Southmarsh school", sort="school")
    return a_worker("Charlie Moss", agency=other, team=a_team("Year 4", agency=other))


def titles(viewer, whose):
    return [line.title for line in tasks(viewer, whose, as_of=TODAY)]


class TestLists:
    def test_mine_team_and_unassigned(self, alice, bob, charlie, team):
        a_task(title="Hers", owner=alice.id)
        a_task(title="The team's", team=team.id)
        assert titles(alice, Whose.MINE) == ["Hers"]
        assert titles(bob, Whose.MINE) == []
        for viewer in (alice, bob):
            assert titles(viewer, Whose.TEAM) == ["Hers", "The team's"]
            assert titles(viewer, Whose.UNASSIGNED) == ["The team's"]
        for whose in Whose:
            assert titles(charlie, whose) == []

    def test_the_longest_overdue_first_with_words(self, alice, charlie):
        for days in (2, -3, 0):
            a_task(title=f"{days}", owner=alice.id, due=TODAY + days * DAY)
        a_task(title="undated", owner=alice.id)
        lines = tasks(alice, Whose.MINE, as_of=TODAY)
        assert [line.title for line in lines] == ["-3", "0", "2", "undated"]
        assert [line.due_words for line in lines][:2] == ["3 days overdue", "due today"]
        assert [line.overdue for line in lines] == [True, False, False, False]
        assert tasks(charlie, Whose.MINE, as_of=TODAY) == []

    @pytest.mark.parametrize(("days", "listed"), [(60, True), (61, False)])
    def test_what_is_far_off_waits(self, alice, charlie, days, listed):
        a_task(owner=alice.id, due=TODAY + days * DAY)
        assert bool(titles(alice, Whose.MINE)) is listed
        assert titles(charlie, Whose.MINE) == []

    def test_a_task_about_a_child_is_for_those_who_see_the_child(self, alice, bob, charlie, team):
        child = a_child()
        involved(alice, child)
        a_task(team=team.id, child=child.id)
        assert titles(alice, Whose.TEAM) == ["Ring the school"]
        assert titles(bob, Whose.TEAM) == titles(charlie, Whose.TEAM) == []
        assert tasks(alice, Whose.TEAM, as_of=TODAY)[0].child_name == "Amir Reed"
        barred(alice, child)
        assert titles(alice, Whose.TEAM) == []

    def test_a_role_of_an_agency_and_a_desk_of_all(self, charlie):
        ours = a_worker("Dee Lead", roles=(Role.DESIGNATED_LEAD,))
        theirs = a_worker("Lee Lead", agency=an_agency("Southmarsh school"), roles=(Role.DESIGNATED_LEAD,))
        desk = a_worker("Du Ty", roles=(Role.DUTY_DESK,))
        a_task(title="Lead", role=Role.DESIGNATED_LEAD, agency=ours.agency)
        a_task(title="Duty", role=Role.DUTY_DESK)
        assert titles(ours, Whose.UNASSIGNED) == ["Lead"]
        assert titles(theirs, Whose.UNASSIGNED) == titles(charlie, Whose.UNASSIGNED) == []
        assert titles(desk, Whose.UNASSIGNED) == ["Duty"]

    @pytest.mark.parametrize("end", [finish_task, not_needed, supersede_task])
    def test_what_has_ended_leaves_the_list(self, alice, charlie, end):
        row = a_task(owner=alice.id)
        with pytest.raises(Refusal, match="Write"):
            end(alice, task=row.id, words=" ", at=NOW)
        with pytest.raises(NoSuchTask):
            end(charlie, task=row.id, words="Done", at=NOW)
        end(alice, task=row.id, words="Rang", at=NOW)
        assert titles(alice, Whose.MINE) == titles(alice, Whose.TEAM) == []
        assert task(alice, row.id, as_of=TODAY).title == "Ring the school"
        with pytest.raises(NotNow):
            end(alice, task=row.id, words="Again", at=NOW)


class TestOwing:
    def test_the_same_about_the_same_thing_is_one_task_and_can_be_owed_again(self, alice, charlie):
        thing = a_child().id
        first = a_task(owner=alice.id, about=thing)
        assert a_task(owner=alice.id, about=thing) == first
        finish_task(alice, task=first.id, words="Done", at=NOW)
        assert titles(alice, Whose.MINE) == titles(charlie, Whose.MINE) == []
        assert a_task(owner=alice.id, about=thing) == first
        assert titles(alice, Whose.MINE) == ["Ring the school"]
        assert [step.status for step in steps(first.id)] == ["waiting", "done", "waiting"]

    @pytest.mark.parametrize("wrong", [{}, {"role": "manager", "title": " "}, {"role": "manager", "why": ""}])
    def test_somebody_owes_something_for_a_reason(self, wrong):
        with pytest.raises(Refusal):
            owe(SERVICE, **({"kind": "ring", "title": "Ring", "why": "Nobody has", "at": NOW} | wrong))
        assert not Task.objects.exists()


class TestHanding:
    def test_take(self, alice, bob, charlie, team):
        row = a_task(team=team.id)
        with pytest.raises(NoSuchTask):
            take_task(charlie, task=row.id, at=NOW)
        take_task(alice, task=row.id, at=NOW)
        assert titles(alice, Whose.MINE) == ["Ring the school"]
        assert titles(bob, Whose.UNASSIGNED) == []
        with pytest.raises(NotNow, match="taken"):
            take_task(bob, task=row.id, at=NOW)

    def test_give_accept_and_hand_back(self, alice, bob, charlie, team):
        row = a_task(team=team.id)
        give_task(alice, task=row.id, to=bob.id, words="You know them", at=NOW)
        assert titles(bob, Whose.MINE) == ["Ring the school"]
        with pytest.raises(Refusal, match="not with you"):
            accept_task(alice, task=row.id, at=NOW)
        with pytest.raises(NoSuchTask):
            accept_task(charlie, task=row.id, at=NOW)
        accept_task(bob, task=row.id, at=NOW)
        with pytest.raises(Refusal, match="Write why"):
            give_back_task(bob, task=row.id, words="", at=NOW)
        give_back_task(bob, task=row.id, words="On leave", at=NOW)
        assert titles(alice, Whose.UNASSIGNED) == ["Ring the school"]
        assert [step.status for step in steps(row.id)] == ["waiting", "given", "accepted", "returned"]

    def test_a_task_of_one_person_handed_back_goes_to_the_giver_or_the_manager(self, alice, bob, team):
        manager = a_worker("May Manager", roles=(Role.MANAGER,))
        row = a_task(owner=alice.id)
        give_task(alice, task=row.id, to=bob.id, words="Please", at=NOW)
        give_back_task(bob, task=row.id, words="No", at=NOW)
        assert titles(alice, Whose.MINE) == ["Ring the school"]
        take_task(alice, task=row.id, at=NOW)
        give_back_task(alice, task=row.id, words="Cannot", at=NOW)
        assert titles(manager, Whose.UNASSIGNED) == titles(bob, Whose.UNASSIGNED) == ["Ring the school"]

    def test_words_given_with_a_yes_are_kept(self, alice, bob):
        row = a_task(owner=alice.id)
        give_task(alice, task=row.id, to=bob.id, words="Please", at=NOW)
        assert accept_task(bob, task=row.id, words=" On Monday ", at=NOW).words == "On Monday"
        give_back_task(bob, task=row.id, words="No", at=NOW)
        assert take_task(alice, task=row.id, words="I will", at=NOW).words == "I will"

    def test_only_to_a_colleague_who_sees_the_child_and_with_words(self, alice, bob, charlie, team):
        child = a_child()
        involved(alice, child)
        row = a_task(team=team.id, child=child.id)
        for to, words, sentence in (
            (charlie.id, "x", "of your agency"),
            (bob.id, " ", "Write why"),
            (bob.id, "x", "Bob Hale does not work with this child"),
        ):
            with pytest.raises(Refusal, match=sentence):
                give_task(alice, task=row.id, to=to, words=words, at=NOW)
        involved(bob, child)
        give_task(alice, task=row.id, to=bob.id, words="x", at=NOW)

    def test_nobody_takes_what_a_colleague_has_but_their_manager_gives_it(self, alice, bob, team):
        manager = a_worker("May Manager", team=team, roles=(Role.MANAGER,))
        row = a_task(owner=alice.id)
        with pytest.raises(Refusal, match="Somebody has this task"):
            give_task(bob, task=row.id, to=bob.id, words="Mine", at=NOW)
        give_task(manager, task=row.id, to=bob.id, words="Alice is away", at=NOW)
        assert titles(bob, Whose.MINE) == ["Ring the school"]


def test_an_unknown_task_reads_like_one_unseen(alice, charlie):
    row = a_task(owner=alice.id)
    with pytest.raises(NoSuchTask) as unseen:
        task(charlie, row.id, as_of=TODAY)
    with pytest.raises(NoSuchTask) as unknown:
        task(charlie, a_child().id, as_of=TODAY)
    assert str(unseen.value) == str(unknown.value)
