"""Acts of casefile and people leave entries in the same transaction, and open or close what the story shows."""

from datetime import date, timedelta

import pytest

from seen.apps.casefile.actions import allocate, close_work, set_level, unallocate
from seen.apps.chronology.models import Entry, Part
from seen.apps.chronology.queries.sight import entries, parts
from seen.apps.people.actions import join_household, leave_household, move_address, protect_address
from seen.apps.people.models import Member
from seen.core.access.permission import Role
from seen.core.access.visibility import Access
from seen.kit.actions import action
from seen.kit.audit.verify import verify
from tests.builders.casefile import involved, open_work_for, sight_of
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight, an_adult, at_home
from tests.builders.entries import an_entry, user_of
from tests.builders.staff import a_worker, an_agency

pytestmark = pytest.mark.django_db
LEAD = (Role.DESIGNATED_LEAD,)
CANARY = "17 Secret Row"


@pytest.fixture
def alice():
    return a_worker("Alice Fern", roles=LEAD)


@pytest.fixture
def amir(alice):
    child = a_child("Amir Reed")
    involved(alice, child)
    return child


def left(child):
    return list(Entry.objects.filter(child=child.id).order_by("written_at"))


def only(child, kind):
    (entry,) = [entry for entry in left(child) if entry.kind == kind]
    return entry


class TestLevelsAndWork:
    def test_a_level_set(self, alice, amir):
        set_level(alice, sight=sight_of(alice, amir), level="child_protection", on=TODAY, at=NOW,
                  category="neglect", interval=10)  # fmt: skip
        entry = only(amir, "level.changed")
        assert entry.detail == {"from": "universal", "to": "child_protection", "category": "neglect", "interval": 10}
        assert (entry.on_latest, entry.agency_id, entry.writer_id) == (TODAY, alice.agency, alice.id)
        assert verify().ok

    def test_work_opened_and_closed(self, alice, amir):
        work = open_work_for(amir, service="early help")
        assert only(amir, "work.opened").detail["service"] == "early help"
        close_work(alice, sight=sight_of(alice, amir), work=work.id, on=TODAY, why="Needs are met", at=NOW)
        assert only(amir, "work.closed").detail == {"service": "early help", "reason": "Needs are met"}

    def test_open_work_opens_the_story_and_the_last_to_close_closes_it(self, alice, amir):
        bob = a_worker("Bob Moss", agency=an_agency("Elm School", sort="school"))
        involved(bob, amir)
        entry = an_entry(amir, by=user_of(alice), open_work=False)
        closed = an_entry(amir, by=user_of(alice), kind="adult.substance", open_work=False)
        assert entry not in entries(sight_of(bob, amir))
        work = open_work_for(amir)
        assert entry in entries(sight_of(bob, amir))
        other = open_work_for(amir, service="school nursing")
        close_work(alice, sight=sight_of(alice, amir), work=work.id, on=TODAY, why="Done", at=NOW)
        assert entry in entries(sight_of(bob, amir))
        close_work(alice, sight=sight_of(alice, amir), work=other.id, on=TODAY, why="Done", at=NOW)
        assert entry not in entries(sight_of(bob, amir))
        assert closed not in entries(sight_of(bob, amir))
        assert Entry.objects.get(id=closed.id).access == Access.CLOSED

    def test_a_level_of_early_help_opens_it_too(self, alice, amir):
        entry = an_entry(amir, by=user_of(alice), open_work=False)
        set_level(alice, sight=sight_of(alice, amir), level="early_help", on=TODAY, at=NOW)
        assert Entry.objects.get(id=entry.id).access == Access.INVOLVED
        set_level(alice, sight=sight_of(alice, amir), level="universal", on=TODAY, at=NOW + timedelta(minutes=1))
        assert Entry.objects.get(id=entry.id).access == Access.HELD

    def test_charlie_of_another_agency_sees_none_of_it(self, alice, amir):
        open_work_for(amir)
        charlie = a_worker("Charlie Ash", agency=an_agency("Far Clinic", sort="gp"))
        with pytest.raises(Exception, match="cannot show"):
            sight_of(charlie, amir)


class TestWorkers:
    def test_given_and_ended_planned_or_not(self, alice, amir):
        bob = a_worker("Bob Moss")
        done = allocate(alice, sight=sight_of(alice, amir), user=bob.id, role="worker", why="New", at=NOW, planned=True)
        unallocate(alice, sight=sight_of(alice, amir), involvement=done.row, why="Left", at=NOW, planned=False)
        assert only(amir, "worker.allocated").detail == {"person": "Bob Moss", "role": "worker", "planned": True}
        assert only(amir, "worker.unallocated").detail == {"person": "Bob Moss", "role": "worker", "planned": False}


class TestHousehold:
    def test_each_child_who_lives_there_has_an_entry_and_the_child_who_came_has_none(self, alice, amir):
        leila = a_child("Leila Reed")
        at_home(amir)
        join_household(alice, sight=all_sight(leila.id), home=sight_of(alice, amir), role="child", start=TODAY, at=NOW)
        assert only(amir, "household.joined").detail == {"role": "child"}  # Leila may be hidden from who sees Amir
        assert left(leila) == []

    def test_an_adult_came_and_left(self, alice, amir):
        at_home(amir)
        rob = an_adult("Rob Hale", of=amir, kind="partner_of_parent", born=date(1990, 1, 1), sex="male")
        start = TODAY - timedelta(days=40)
        join_household(alice, sight=sight_of(alice, amir), person=rob.person_id, role="partner", start=start, at=NOW)
        stay = Member.objects.get(person=rob.person_id)
        leave_household(alice, sight=sight_of(alice, amir), member=stay.id, end=TODAY, at=NOW)
        came, gone = only(amir, "household.joined"), only(amir, "household.left")
        assert (came.detail["person"], came.detail["role"], came.detail["sex"]) == ("Rob Hale", "partner", "male")
        assert (came.on_latest, gone.on_latest) == (start, TODAY)

    def test_with_no_day_nobody_came(self, alice, amir):
        at_home(amir, with_adults=(an_adult(of=amir),))
        assert [entry.kind for entry in left(amir)] == []


class TestMoves:
    def moved(self, viewer, amir, access=None):
        return move_address(viewer, sight=sight_of(viewer, amir), lines=CANARY, postcode="ZZ9 9ZZ", start=TODAY,
                            reason="eviction", access=access, at=NOW)  # fmt: skip

    def test_the_address_is_held_back_from_all_but_the_writer(self, alice, amir):
        open_work_for(amir)
        bob = a_worker("Bob Moss", agency=an_agency("Elm School", sort="school"))
        involved(bob, amir)
        self.moved(alice, amir)
        entry = only(amir, "address.moved")
        assert entry.detail == {"reason": "eviction"}
        assert CANARY not in str(vars(entry))
        assert Part.objects.get(entry=entry).value == f"{CANARY}, ZZ9 9ZZ"
        assert not parts(sight_of(bob, amir)).exists()
        assert parts(sight_of(alice, amir)).exists()

    def test_a_move_to_a_protected_address_leaves_nothing(self, alice, amir):
        self.moved(alice, amir, Access.PROTECTED)
        assert left(amir) == []

    def test_the_address_of_a_child_who_was_born_there_is_no_move(self, alice, amir):
        move_address(alice, sight=sight_of(alice, amir), lines=CANARY, start=amir.born, at=NOW)
        assert not entries(all_sight(amir.id)).filter(kind="address.moved").exists()

    def test_an_address_protected_afterwards_takes_the_move_out_of_the_story(self, alice, amir):
        open_work_for(amir)
        done = self.moved(alice, amir)
        protect_address(alice, sight=sight_of(alice, amir), address=done.address, why="Danger", at=NOW)
        assert not entries(all_sight(amir.id)).filter(kind="address.moved").exists()
        assert verify().ok


def test_an_act_undone_takes_its_entry_with_it(alice, amir):
    @action("test.undone", needs=None)
    def undone(viewer):
        set_level(viewer, sight=sight_of(viewer, amir), level="early_help", on=TODAY, at=NOW)
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        undone(alice)
    assert left(amir) == []


def test_where_no_agency_works_with_a_child_the_service_s_own_act_leaves_no_entry():
    child = a_child("Nobody Knows")
    set_level(SERVICE, sight=all_sight(child.id), level="universal", on=TODAY, at=NOW)
    assert left(child) == []
