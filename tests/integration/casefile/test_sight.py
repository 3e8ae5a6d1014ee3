"""Who may know of a child: involvement, teams, roles, desks, conflicts, and records that are one child."""

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seen.apps.casefile.actions import close_match, end_involvement, finish_task
from seen.apps.casefile.queries import NoSuchChild, child_card, children, sight, sights, why_can_i_see
from seen.apps.people.actions import decide_duplicate
from seen.apps.people.models import Child, Duplicate
from seen.apps.people.queries import record_ids
from seen.core.access.permission import Role
from seen.core.access.visibility import Sight
from tests.builders.casefile import a_task, asked_to_match, barred, involved, sight_of, team_involved
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight, at_home
from tests.builders.staff import a_team, a_worker, an_agency, renewed

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def reached(viewer):
    return set(children(viewer, as_of=TODAY).values_list("id", flat=True))


@pytest.fixture
def charlie():
    return a_worker("Charlie Moss", agency=an_agency("Southmarsh school", sort="school"))


class TestInvolvement:
    def test_alice_works_with_the_child_and_charlie_does_not(self, charlie):
        child, alice, bob = a_child(), a_worker("Alice Fern"), a_worker("Bob Hale")
        involved(alice, child)
        involved(bob, child, role="lead_practitioner")
        assert sight_of(alice, child).involved and not sight_of(alice, child).lead
        assert sight_of(bob, child).lead
        with pytest.raises(NoSuchChild):
            sight_of(charlie, child)
        assert reached(charlie) == set()

    @pytest.mark.parametrize(("start", "sees"), [(-DAY, True), (0 * DAY, True), (DAY, False)])
    def test_sight_begins_on_the_first_day(self, charlie, start, sees):
        child, alice = a_child(), a_worker()
        involved(alice, child, start=TODAY + start)
        assert (child.id in sights(alice, [child.id], as_of=TODAY)) is sees
        assert (child.id in reached(alice)) is sees
        assert reached(charlie) == set()

    @pytest.mark.parametrize(("day", "sees"), [(-DAY, True), (0 * DAY, True), (DAY, False)])
    def test_sight_ends_after_the_last_day(self, charlie, day, sees):
        child, alice = a_child(), a_worker()
        row = involved(alice, child, start=TODAY - 9 * DAY)
        end_involvement(SERVICE, sight=all_sight(child.id), involvement=row.id, end=TODAY)
        assert (child.id in sights(alice, [child.id], as_of=TODAY + day)) is sees
        assert sights(charlie, [child.id], as_of=TODAY + day) == {}

    def test_a_team_and_its_manager_and_the_designated_lead(self, charlie):
        agency = an_agency()
        east, west = a_team("East", agency=agency), a_team("West", agency=agency)
        child, other = a_child(), a_child("Zoe Lark")
        in_east = a_worker("Ann East", team=east)
        in_west = a_worker("Wes West", team=west)
        manager = a_worker("May Manager", team=west, roles=(Role.MANAGER,))
        lead = a_worker("Dee Lead", roles=(Role.DESIGNATED_LEAD,))
        team_involved(east, child)
        involved(in_west, other)
        assert reached(in_east) == {child.id}
        assert reached(in_west) == {other.id}
        assert reached(manager) == {other.id}
        assert reached(lead) == {child.id, other.id}
        assert sight_of(lead, child).agency_lead and not sight_of(lead, child).involved
        assert "You manage Wes West" in sight_of(manager, other).why[0]
        assert reached(charlie) == set()

    def test_a_writer_of_a_note_alone(self, charlie):
        child, alice = a_child(), a_worker()
        involved(alice, child, role="noted")
        assert involved(alice, child, role="noted") is None
        found = sight_of(alice, child)
        assert found.noted and not found.involved
        assert "You wrote a note" in why_can_i_see(found)[0]
        assert reached(charlie) == set()

    def test_a_note_by_one_of_the_team_opens_nothing_to_their_manager(self, charlie):
        team = a_team("East", agency=an_agency())
        child, alice = a_child(), a_worker(team=team)
        manager = a_worker("May Manager", team=team, roles=(Role.MANAGER,))
        involved(alice, child, role="noted")
        assert reached(manager) == reached(charlie) == set()
        assert sights(manager, [child.id], as_of=TODAY) == {}

    def test_a_role_that_reads_no_children_sees_none(self, charlie):
        child = a_child()
        admin = a_worker("Ada Min", roles=(Role.ADMINISTRATOR,))
        involved(admin, child)
        assert reached(admin) == reached(charlie) == set()
        with pytest.raises(NoSuchChild):
            sight_of(admin, child)


class TestDesks:
    def test_the_matching_desk_while_it_is_asked(self, charlie):
        child, other = a_child(), a_child("Zoe Lark")
        desk = a_worker("Mo Desk", roles=(Role.MATCHING_DESK,))
        assert reached(desk) == set()
        asked_to_match(child)
        assert sight_of(desk, child).matching and reached(desk) == {child.id}
        assert other.id not in sights(desk, [other.id], as_of=TODAY)
        close_match(desk, sight=sight_of(desk, child), words="No other record", at=NOW)
        assert reached(desk) == set() == reached(charlie)

    @pytest.mark.parametrize("end", [finish_task])
    def test_the_duty_desk_until_it_has_answered(self, charlie, end):
        child = a_child()
        duty = a_worker("Du Ty", roles=(Role.DUTY_DESK,))
        task = a_task(child=child.id, role=Role.DUTY_DESK)
        assert sight_of(duty, child).duty and reached(duty) == {child.id}
        end(duty, task=task.id, words="Rang the family", at=NOW)
        assert reached(duty) == set() == reached(charlie)


class TestConflict:
    def test_it_stands_over_every_other_right(self, charlie):
        child = a_child()
        roles = (Role.WORKER, Role.DESIGNATED_LEAD, Role.MATCHING_DESK)
        alice = a_worker(roles=roles)
        involved(alice, child, role="lead_practitioner")
        asked_to_match(child)
        barred(alice, child)
        assert reached(alice) == reached(charlie) == set()
        with pytest.raises(NoSuchChild):
            sight_of(alice, child)


class TestOneChildTwoRecords:
    def two(self):
        desk = a_worker("Mo Desk", roles=(Role.MATCHING_DESK,))
        first, second = a_child("Amir Reed"), a_child("Reed Amir")
        return desk, first, second, Duplicate.objects.get()

    def test_workers_of_either_see_the_record_kept(self, charlie):
        desk, first, second, pair = self.two()
        alice, bob = a_worker("Alice Fern"), a_worker("Bob Hale")
        involved(alice, first)
        involved(bob, second)
        decide_duplicate(desk, duplicate=pair.id, answer="same", kept=second.id, words="One NHS number", at=NOW)
        assert record_ids(first.id) == record_ids(second.id) == [second.id, first.id]
        for viewer in (alice, bob):
            assert reached(viewer) == {second.id}
            for asked in (first, second):
                assert sight(viewer, asked.id, as_of=TODAY).child == second.id
        assert reached(charlie) == set()
        assert sights(charlie, [first.id, second.id], as_of=TODAY) == {}

    def test_a_conflict_with_one_bars_both(self, charlie):
        desk, first, second, pair = self.two()
        alice = a_worker("Alice Fern")
        involved(alice, first)
        barred(alice, second)
        assert reached(alice) == {first.id}
        decide_duplicate(desk, duplicate=pair.id, answer="same", kept=first.id, words="One child", at=NOW)
        assert reached(alice) == reached(charlie) == set()

    def test_it_can_be_undone(self, charlie):
        desk, first, second, pair = self.two()
        alice = a_worker("Alice Fern")
        involved(alice, first)
        decide_duplicate(desk, duplicate=pair.id, answer="same", kept=second.id, words="One child", at=NOW)
        decide_duplicate(desk, duplicate=pair.id, answer="undone", words="Two after all", at=NOW)
        assert record_ids(first.id) == [first.id]
        assert reached(alice) == {first.id}
        assert reached(charlie) == set()

    def test_three_records_lead_to_the_one_kept_last(self, charlie):
        desk = a_worker("Mo Desk", roles=(Role.MATCHING_DESK,))
        a, b, c = a_child("Amir Reed"), a_child("Amir Reed"), a_child("Amir Reed")
        pair = {frozenset({row.first_id, row.second_id}): row.id for row in Duplicate.objects.all()}
        for minutes, (one, other, kept) in enumerate(((a, b, a), (b, c, c))):
            at = NOW + timedelta(minutes=minutes)
            decide_duplicate(
                desk, duplicate=pair[frozenset({one.id, other.id})], answer="same", kept=kept.id, words="One", at=at
            )
        for child in (a, b, c):
            assert record_ids(child.id) == [c.id, *sorted([a.id, b.id])]
        assert reached(charlie) == set()


class TestTheRuleAndTheQueryAgree:
    """`sights` for every record, `children` as one query, and who stands beside a child at home, on random work."""

    @pytest.mark.no_cover
    @settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(st.data())
    def test_agree(self, django_db_blocker, data):
        from django.db import transaction

        with transaction.atomic():
            self.once(data)
            transaction.set_rollback(True)

    def once(self, data):
        ours, theirs = an_agency(), an_agency("Southmarsh school", sort="school")
        east, west = a_team("East", agency=ours), a_team("West", agency=ours)
        people = [
            a_worker("Ann East", team=east, agency=ours),
            a_worker("May Manager", team=east, agency=ours, roles=(Role.MANAGER,)),
            a_worker("Dee Lead", agency=ours, roles=(Role.DESIGNATED_LEAD,)),
            a_worker("Mo Desk", agency=theirs, roles=(Role.MATCHING_DESK, Role.DUTY_DESK)),
            a_worker("Charlie Moss", agency=theirs),
        ]
        rows, at_home_with = [a_child("Amir Reed") for _ in range(3)], a_child("Zoe Lark")
        at_home(at_home_with, with_children=tuple(rows))
        acts = st.sampled_from(["involve", "noted", "lead", "team", "bar", "match", "duty", "end", "same", "nothing"])
        person, child = st.sampled_from(people), st.sampled_from(rows)
        for act in data.draw(st.lists(acts, max_size=6)):
            self.do(act, data.draw(person), data.draw(child), data.draw(st.sampled_from([east, west])), data)
        for viewer in map(renewed, people):
            found = sights(viewer, [row.id for row in rows], as_of=TODAY)
            assert {one.child for one in found.values()} == reached(viewer)
            assert set(found) == {member for one in found.values() for member in record_ids(one.child)}
            near = Sight(viewer.id, viewer.agency, at_home_with.id, involved=True)
            siblings = [one for one, _ in child_card(viewer, near, as_of=TODAY).siblings]
            assert sorted(siblings) == sorted({one.child for one in found.values()})

    def do(self, act, viewer, child, team, data):
        match act:
            case "involve" | "end":
                start = TODAY + data.draw(st.integers(-1, 1)) * DAY
                row = involved(viewer, child, start=start)
                if act == "end":
                    end = start + data.draw(st.integers(0, 2)) * DAY
                    end_involvement(SERVICE, sight=all_sight(child.id), involvement=row.id, end=end)
            case "noted":
                involved(viewer, child, role="noted")
            case "lead" if not child.involvements.filter(user=viewer.id, role="lead_practitioner").exists():
                involved(viewer, child, role="lead_practitioner")
            case "team":
                team_involved(team, child)
            case "bar":
                barred(viewer, child)
            case "match":
                asked_to_match(child)
            case "duty":
                a_task(child=child.id, role=Role.DUTY_DESK)
            case "same":
                pair = Duplicate.objects.filter(decisions=None).first()
                if pair:
                    decide_duplicate(SERVICE, duplicate=pair.id, answer="same", kept=pair.first_id, words="One", at=NOW)


def test_a_child_who_does_not_exist_reads_like_one_unseen(charlie):
    child = a_child()
    gone = Child(id=UUID(int=0))
    with pytest.raises(NoSuchChild) as unseen:
        sight_of(charlie, child)
    with pytest.raises(NoSuchChild) as unknown:
        sight_of(charlie, gone)
    assert str(unseen.value) == str(unknown.value)
