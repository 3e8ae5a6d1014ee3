"""Corners of a case that daily work seldom reaches: leap days, a lead twice, a name of an adult, an empty desk."""

import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from seen.apps.casefile.actions import allocate, close_match, finish_task, note_written, unallocate
from seen.apps.casefile.models import Hold, Involvement, Task
from seen.apps.casefile.queries import (
    Whose,
    child_card,
    decided_pairs,
    match_requests,
    network,
    possible_duplicates,
    task,
    tasks,
)
from seen.apps.people.actions import add_name, decide_duplicate, enter_child
from seen.apps.people.actions import children as entering
from seen.apps.people.models import Child, Duplicate, Name
from seen.core.access.permission import Role
from seen.core.access.viewer import Viewer, ViewerKind
from seen.core.refusals import Refusal
from tests.builders.browsing import page, send, text_of
from tests.builders.casefile import a_task, asked_to_match, involved, sight_of
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight, an_adult
from tests.builders.staff import a_worker

pytestmark = pytest.mark.django_db


def test_a_note_of_a_leap_day_is_looked_at_again_on_the_first_of_march():
    leap_day = datetime(2028, 2, 29, 12, tzinfo=timezone.get_default_timezone())
    a_child(reason="own_note", at=leap_day)
    assert str(Hold.objects.get().review_on) == "2029-03-01"


def test_a_lead_who_was_a_worker_too_steps_down_to_one_row(alice, charlie):
    child = a_child()
    involved(alice, child)
    for user in (alice.id, charlie.id):
        allocate(
            SERVICE, sight=all_sight(child.id), user=user, role="lead_practitioner", why="Leads", planned=True, at=NOW
        )
    rows = Involvement.objects.filter(user=alice.id, end=None)
    assert [row.role for row in rows] == ["worker"]
    assert not sight_of(charlie, child).noted


def test_an_adult_changes_their_name(alice, charlie):
    child = a_child()
    involved(alice, child)
    mother = an_adult("Maya Reed", of=child)
    add_name(alice, sight=sight_of(alice, child), person=mother.person_id, text="Maya Lark", kind="usual", at=NOW)
    assert set(Name.objects.filter(person=mother.person).values_list("text", "kind")) == {
        ("Maya Reed", "former"),
        ("Maya Lark", "usual"),
    }
    assert not Duplicate.objects.exists()
    with pytest.raises(Refusal):
        sight_of(charlie, child)


def test_a_reference_is_never_given_twice(monkeypatch):
    drawn = iter("AAAAA" + "AAAAA" + "CCCCC")
    monkeypatch.setattr(entering.secrets, "choice", lambda _: next(drawn))
    first, second = a_child(), a_child()
    assert first.reference != second.reference


def test_the_desks_lists_are_empty_for_everybody_else(alice, charlie):
    one = a_child()
    a_child()
    asked_to_match(one)
    desk = a_worker("Mo Desk", roles=(Role.MATCHING_DESK,))
    pair = Duplicate.objects.get()
    assert match_requests(desk, as_of=TODAY) and possible_duplicates(desk, as_of=TODAY)
    decide_duplicate(desk, duplicate=pair.id, answer="different", words="Two", at=NOW)
    assert decided_pairs(desk)
    for viewer in (alice, charlie):
        assert (
            match_requests(viewer, as_of=TODAY)
            == possible_duplicates(viewer, as_of=TODAY)
            == decided_pairs(viewer)
            == []
        )


def test_what_a_person_asked_of_the_desk_outlasts_an_answer_about_a_pair(charlie):
    one, _ = a_child(), a_child()
    desk = a_worker("Mo Desk", roles=(Role.MATCHING_DESK,))
    close_match(desk, sight=sight_of(desk, one), words="Looked", at=NOW)
    row = asked_to_match(one)
    row.refresh_from_db()
    assert row.closed_at is None
    with pytest.raises(Refusal):
        sight_of(charlie, one)


def test_a_pair_found_by_a_lower_act_has_no_task_and_is_settled_all_the_same(charlie):
    for _ in range(2):
        enter_child(SERVICE, name="Amir Reed", born=TODAY - timedelta(days=900), at=NOW)
    assert not Task.objects.exists()
    decide_duplicate(SERVICE, duplicate=Duplicate.objects.get().id, answer="different", words="Two", at=NOW)
    assert Child.objects.count() == 2
    with pytest.raises(Refusal):
        sight_of(charlie, Child.objects.first())


def test_a_task_done_by_hand_before_the_answer_stays_done():
    a_child()
    a_child()
    row = Task.objects.get()
    finish_task(SERVICE, task=row.id, words="Answered on the desk's page", at=NOW)
    decide_duplicate(SERVICE, duplicate=Duplicate.objects.get().id, answer="different", words="Two", at=NOW)
    assert [step.status for step in row.steps.all()] == ["waiting", "done"]


def test_the_service_sees_every_task_and_somebody_with_no_account_none(charlie):
    row = a_task(owner=charlie.id)
    a_task(title="Nobody's yet", role=Role.DUTY_DESK)
    assert task(SERVICE, row.id, as_of=TODAY).title == "Ring the school"
    feed = Viewer(ViewerKind.FEED, "a feed")
    assert [tasks(feed, whose, as_of=TODAY) for whose in Whose] == [[], [], []]
    with pytest.raises(Refusal):
        task(feed, row.id, as_of=TODAY)
    assert note_written(feed.__class__(ViewerKind.SYSTEM, "Seen"), child=a_child().id, at=NOW) is None


def test_a_card_without_a_lead_says_so(alice, charlie):
    child = a_child()
    involved(alice, child)
    card = child_card(alice, sight_of(alice, child), as_of=TODAY)
    assert (card.lead, card.lead_phone) == ("", "")
    with pytest.raises(Refusal):
        sight_of(charlie, child)


def test_whoever_stops_working_with_a_child_stops_in_every_part(alice, charlie):
    child = a_child(by=alice, reason="early_help")
    row = involved(alice, child, role="lead_practitioner")
    assert [(one.name, one.lead) for one in network(sight_of(alice, child), as_of=TODAY)] == [("Alice Fern", True)]
    unallocate(SERVICE, sight=all_sight(child.id), involvement=row.id, why="Left", planned=True, at=NOW)
    assert not Involvement.objects.filter(user=alice.id, end=None).exists()
    for viewer in (alice, charlie):
        with pytest.raises(Refusal):
            sight_of(viewer, child, as_of=TODAY + timedelta(days=1))


def test_several_looks_of_one_day_are_one_line_and_acts_are_each_their_own(alice, charlie):
    child = a_child(by=alice, reason="early_help")
    for _ in range(3):
        page(alice, "child_people", child.id)
    for topic in ("faith", "sen"):
        send(alice, "child_fact", child.id, topic, answer="not_asked")
    shown = text_of(page(alice, "child_history", child.id))
    assert "Opened the record: 3 pages" in shown
    assert shown.count("Recorded an answer about the child") == 2
    assert page(charlie, "child_history", child.id).status_code == 404


def test_a_long_list_opens_on_no_answer(alice, charlie):
    child = a_child(by=alice, reason="early_help")
    body = page(alice, "child_adult", child.id).content.decode()
    assert re.search(r'<select[^>]*id="id_kind"[^>]*>\s*<option value=""[^>]*>Choose one</option>', body)
    assert "Choose what they are to the child" in text_of(send(alice, "child_adult", child.id, name="Tom Vale"))
    assert send(charlie, "child_adult", child.id, name="Tom Vale").status_code == 404
