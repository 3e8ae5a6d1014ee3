"""Refusals that pages already prevent: the acts refuse by themselves, whoever calls them, and nothing is written."""

from datetime import timedelta
from uuid import uuid4

import pytest

from seen.apps.casefile.actions import bar
from seen.apps.casefile.actions.involvement import BadInvolvement
from seen.apps.casefile.models import Task
from seen.apps.casefile.queries import NoSuchChild
from seen.apps.chronology.actions import disagree, record, withdraw
from seen.apps.chronology.actions.amend import NoReason
from seen.apps.chronology.actions.record import NobodyNamed
from seen.apps.chronology.drafts import Draft
from seen.apps.chronology.models import Disagreement, Entry
from seen.apps.identity.actions.places import NotYours, found_team
from seen.apps.identity.actions.sign_in import change_own_password
from seen.apps.identity.models import User
from seen.apps.patterns.actions import answer, scan
from seen.apps.patterns.actions.answering import NotAnAnswer
from seen.apps.patterns.actions.routing import route
from seen.apps.patterns.models import Answer, Version
from seen.core.access.permission import Role
from seen.core.access.viewer import system
from seen.core.dates.partial import PartialDate
from seen.kit.actions import after_it, current
from seen.kit.actions.reactions import _after
from tests.builders.casefile import involved, open_work_for, sight_of
from tests.builders.children import NOW, TODAY, a_child
from tests.builders.missed import missed, missed_twice
from tests.builders.staff import a_worker, an_agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reactions_at_once")]
DRAFT = Draft(kind="note.observation", on=PartialDate.day(TODAY), text="No coat.")


@pytest.fixture
def alice():
    return a_worker("Alice Fern", roles=(Role.WORKER, Role.MANAGER))


@pytest.fixture
def amir(alice):
    child = a_child("Amir Reed")
    open_work_for(child)
    involved(alice, child, role="lead_practitioner")
    return child


def test_a_note_is_about_somebody_whom_the_writer_knows(alice, amir):
    charlie = a_worker("Charlie Wold", agency=an_agency("Elsewhere clinic", sort="gp"))
    with pytest.raises(NobodyNamed):
        record(alice, children=[], draft=DRAFT, account=uuid4(), now=NOW)
    with pytest.raises(NoSuchChild):
        record(charlie, children=[amir.id], draft=DRAFT, account=uuid4(), now=NOW)
    assert not Entry.objects.filter(kind=DRAFT.kind).exists()


def test_a_change_and_a_disagreement_say_something(alice, amir):
    entry = missed(alice, amir, days_ago=3).entries[0]
    with pytest.raises(NoReason):
        withdraw(alice, entry=entry, why=" x ", account=uuid4(), now=NOW)
    with pytest.raises(NoReason):
        disagree(alice, entry=entry, who="mother", words="  ", on=None, now=NOW)
    assert not Disagreement.objects.exists()


def test_a_record_is_closed_to_somebody_with_why(alice, amir):
    with pytest.raises(BadInvolvement, match="why"):
        bar(alice, sight=sight_of(alice, amir), user=alice.id, words=" ", at=NOW)


@pytest.mark.parametrize(
    ("given", "until"),
    [("other", None), ("explained", TODAY - timedelta(days=1)), ("watch", TODAY - timedelta(days=1))],
)
def test_an_answer_is_one_of_four_and_not_for_a_day_that_has_passed(alice, amir, given, until):
    missed_twice(alice, amir)
    version = Version.objects.get(finding__child=amir, finding__row=19)
    said = {"given": given, "words": "The clinic moved and told nobody.", "until": until}
    with pytest.raises(NotAnAnswer):
        answer(alice, version=version, **said, today=TODAY, now=NOW)
    assert not Answer.objects.exists()


def test_a_child_who_cannot_be_looked_at_does_not_stop_the_scan(alice, amir, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("no timeline")

    monkeypatch.setattr("seen.apps.patterns.actions.looking.timeline_of", fail)
    assert scan(system("a test"), as_of=TODAY, now=NOW, everyone=[amir.id]) == 0


def test_reflective_questions_are_put_to_no_desk(alice, amir):
    missed_twice(alice, amir)
    version = Version.objects.get(finding__child=amir, finding__row=19)
    version.tier = "reflective"
    route(system("a test"), version, child=amir.id, as_of=TODAY, now=NOW)
    assert not Task.objects.filter(kind="finding.route").exists()


def test_a_team_stands_in_an_agency_and_a_password_is_somebodys():
    with pytest.raises(NotYours):
        found_team(system("a test"), name="Nowhere")
    with pytest.raises(User.DoesNotExist):
        change_own_password(system("a test"), password="long enough to be one")


def test_only_an_act_may_ask_what_is_under_way_and_one_reaction_is_told_once():
    def react(viewer, result):
        return None

    with pytest.raises(RuntimeError):
        current()
    for _ in range(2):
        after_it("a.test")(react)
    assert _after.pop("a.test") == [react]
