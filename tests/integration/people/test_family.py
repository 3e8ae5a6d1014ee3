"""Households, adults, relationships, addresses and facts; protected addresses; a parent who is a child."""

from datetime import date, timedelta

import pytest

from seen.apps.casefile.queries import child_card, search_children
from seen.apps.people.actions import (
    add_adult,
    join_household,
    leave_household,
    move_address,
    name_who_may_see,
    protect_address,
    record_as_parent,
    relate,
    relate_children,
    state_fact,
    stop_seeing,
)
from seen.apps.people.actions.addresses import BadAddress
from seen.apps.people.actions.facts import BadFact
from seen.apps.people.actions.households import LivesThereAlready
from seen.apps.people.models import Address, AddressSight, Adult, Member, Relationship
from seen.apps.people.queries import addresses, facts, network_of_family
from seen.apps.people.queries.reach import MayNotChange, NoSuchPerson
from seen.core.access.visibility import Access
from seen.core.refusals import Refusal
from tests.builders.casefile import involved, sight_of
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight, an_address, an_adult, at_home
from tests.builders.staff import a_worker, an_agency

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def alice():
    return a_worker("Alice Fern")


@pytest.fixture
def charlie():
    return a_worker("Charlie Moss", agency=an_agency("Southmarsh school", sort="school"))


def family(viewer, child, *, visible=()):
    return network_of_family(sight_of(viewer, child), visible=set(visible), as_of=TODAY)


class TestHouseholds:
    def test_an_adult_joins_and_leaves(self, alice, charlie):
        child = a_child(by=alice)
        sight = sight_of(alice, child)
        man = add_adult(alice, sight=sight, name="Tom Vale", kind="partner", born=date(1990, 1, 1), sex="male", at=NOW)
        came = join_household(
            alice, sight=sight, person=man.person_id, role="partner", start=TODAY - 9 * DAY, reason="choice", at=NOW
        )
        assert (came.children, came.joiner, came.person, came.role) == ((child.id,), None, "Tom Vale", "partner")
        assert (came.sex, came.on) == ("male", TODAY - 9 * DAY) and came.age >= 36
        stay = Member.objects.get(person=man.person)
        went = leave_household(alice, sight=sight, member=stay.id, end=TODAY, at=NOW)
        assert (went.children, went.leaver, went.person) == ((child.id,), None, "Tom Vale")
        with pytest.raises(NoSuchPerson):
            leave_household(alice, sight=sight, member=stay.id, end=TODAY, at=NOW)
        with pytest.raises(Refusal):
            join_household(charlie, sight=sight_of(charlie, child), role="child", at=NOW)

    def test_brothers_and_sisters_in_one_household(self, alice, charlie):
        child, sister = a_child(by=alice), a_child("Zoe Reed", by=alice)
        join_household(alice, sight=sight_of(alice, child), role="child", at=NOW)
        came = join_household(alice, sight=sight_of(alice, sister), home=sight_of(alice, child), role="child", at=NOW)
        assert set(came.children) == {child.id, sister.id} and came.joiner == sister.id
        with pytest.raises(LivesThereAlready):
            join_household(alice, sight=sight_of(alice, sister), home=sight_of(alice, child), role="child", at=NOW)
        stay = Member.objects.get(person=sister.person)
        went = leave_household(alice, sight=sight_of(alice, child), member=stay.id, end=TODAY, at=NOW)
        assert went.leaver == sister.id and set(went.children) == {child.id, sister.id}

    def test_nobody_leaves_before_they_came(self):
        child = a_child()
        join_household(SERVICE, sight=all_sight(child.id), role="child", start=TODAY, at=NOW)
        stay = Member.objects.get()
        with pytest.raises(LivesThereAlready, match="before they came"):
            leave_household(SERVICE, sight=all_sight(child.id), member=stay.id, end=TODAY - DAY, at=NOW)

    def test_only_people_of_this_child_join(self, alice, charlie):
        child, stranger = a_child(by=alice), an_adult("Una Known", of=a_child("Zoe Lark"))
        with pytest.raises(NoSuchPerson):
            join_household(alice, sight=sight_of(alice, child), person=stranger.person_id, role="partner", at=NOW)

    def test_brothers_and_sisters_are_named_only_to_those_who_may_see_them(self, alice, charlie):
        child, sister = a_child(), a_child("Zoe Reed")
        mother = an_adult(of=child)
        at_home(child, with_children=(sister,), with_adults=(mother,))
        involved(alice, child)
        involved(charlie, child)
        involved(charlie, sister)
        card = child_card(alice, sight_of(alice, child), as_of=TODAY)
        assert (card.adults, card.siblings) == (("Maya Reed",), ())
        assert child_card(charlie, sight_of(charlie, child), as_of=TODAY).siblings == ((sister.id, "Zoe Reed"),)
        assert "Zoe" not in str(card) + str(family(alice, child))
        assert "Zoe Reed" in str(family(charlie, child, visible=[sister.id]))


class TestRelationships:
    def test_parental_responsibility_starts_as_not_yet_asked_and_opens_nothing(self, alice, charlie):
        child = a_child()
        involved(alice, child)
        mother = an_adult(of=child)
        assert family(alice, child)[0].responsibility is None
        relate(alice, sight=sight_of(alice, child), person=mother.person_id, kind="mother", responsibility=True, at=NOW)
        shown = family(alice, child)[0]
        assert (shown.name, shown.is_a, shown.responsibility) == ("Maya Reed", ("mother",), True)
        assert Relationship.objects.count() == 2
        with pytest.raises(Refusal):
            relate(charlie, sight=sight_of(charlie, child), person=mother.person_id, kind="mother", at=NOW)

    def test_only_people_of_this_child_are_related(self):
        child, stranger = a_child(), an_adult("Una Known", of=a_child("Zoe Lark"))
        for person in (stranger.person_id, child.person_id):
            with pytest.raises(NoSuchPerson):
                relate(SERVICE, sight=all_sight(child.id), person=person, kind="mother", at=NOW)

    def test_brothers_and_sisters_both_ways(self, alice):
        child, sister = a_child(by=alice), a_child("Zoe Reed", by=alice)
        one, other = sight_of(alice, child), sight_of(alice, sister)
        relate_children(alice, sight=one, other=other, kind="brother_or_sister", at=NOW)
        assert family(alice, child, visible=[sister.id])[0].is_a == ("brother_or_sister",)
        assert family(alice, sister, visible=[child.id])[0].is_a == ("brother_or_sister",)
        with pytest.raises(NoSuchPerson):
            relate_children(alice, sight=one, other=one, kind="brother_or_sister", at=NOW)


class TestAParentWhoIsAChild:
    def test_her_babys_workers_do_not_see_her_own_record(self, alice, charlie):
        girl = a_child("Ella Vale", born=TODAY - timedelta(days=16 * 365 + 100))
        baby = a_child("Baby Vale", born=TODAY - 30 * DAY)
        record_as_parent(SERVICE, sight=all_sight(girl.id), of=all_sight(baby.id), kind="mother", at=NOW)
        at_home(baby)
        join_household(SERVICE, sight=all_sight(baby.id), person=girl.person_id, role="mother", at=NOW)
        involved(alice, baby)
        mother = family(alice, baby)[0]
        assert (mother.name, mother.is_a, mother.child, mother.lives_here) == ("Ella Vale", ("mother",), None, True)
        assert child_card(alice, sight_of(alice, baby), as_of=TODAY).adults == ("Ella Vale",)
        for unseen in (alice, charlie):
            with pytest.raises(Refusal):
                sight_of(unseen, girl)
        assert search_children(alice, "Ella", as_of=TODAY) == []

    def test_her_own_workers_see_the_baby_only_where_they_work_with_it(self, alice):
        girl, baby = a_child("Ella Vale", born=TODAY - 6000 * DAY), a_child("Baby Vale", born=TODAY - 30 * DAY)
        record_as_parent(SERVICE, sight=all_sight(girl.id), of=all_sight(baby.id), kind="mother", at=NOW)
        involved(alice, girl)
        assert family(alice, girl) == []
        assert family(alice, girl, visible=[baby.id])[0].is_a == ("own_child",)
        assert Adult.objects.get().born == girl.born

    def test_the_viewer_must_work_with_both(self, alice):
        girl, baby = a_child("Ella Vale", born=TODAY - 6000 * DAY), a_child("Baby Vale")
        involved(alice, girl)
        involved(alice, baby, role="noted")
        with pytest.raises(MayNotChange):
            record_as_parent(alice, sight=sight_of(alice, girl), of=sight_of(alice, baby), kind="mother", at=NOW)


class TestAddresses:
    def test_a_move_ends_the_address_before(self, alice, charlie):
        child = a_child(by=alice)
        sight = sight_of(alice, child)
        move_address(alice, sight=sight, lines="4 Elder Close", postcode="zz1  1zz", at=NOW)
        moved = move_address(alice, sight=sight, lines="9 Ash Row", start=TODAY - DAY, reason="council", at=NOW)
        assert (moved.child, moved.reason, moved.protected, moved.on) == (child.id, "council", False, TODAY - DAY)
        old = Address.objects.get(lines="4 Elder Close")
        assert (old.end, old.postcode) == (TODAY - DAY, "ZZ1 1ZZ")
        assert len(addresses(sight)) == 2
        with pytest.raises(BadAddress):
            move_address(alice, sight=sight, lines="  ", at=NOW)
        with pytest.raises(Refusal):
            move_address(charlie, sight=sight_of(charlie, child), lines="1 High Street", at=NOW)

    def test_a_protected_address_is_for_those_named(self, alice, charlie):
        child = a_child()
        bob = a_worker("Bob Hale")
        involved(alice, child)
        involved(bob, child)
        row = an_address(child)
        assert addresses(sight_of(bob, child)) == [row]
        protect_address(alice, sight=sight_of(alice, child), address=row.id, why="Fled", at=NOW)
        assert addresses(sight_of(alice, child)) == [row]
        assert addresses(sight_of(bob, child)) == []
        with pytest.raises(NoSuchPerson):
            name_who_may_see(bob, sight=sight_of(bob, child), address=row.id, user=bob.id, why="Me too", at=NOW)
        name_who_may_see(alice, sight=sight_of(alice, child), address=row.id, user=bob.id, why="Visits", at=NOW)
        assert addresses(sight_of(bob, child)) == [row]
        stop_seeing(alice, sight=sight_of(alice, child), address=row.id, user=bob.id, at=NOW)
        assert addresses(sight_of(bob, child)) == []
        with pytest.raises(Refusal):
            addresses(sight_of(charlie, child))

    def test_sight_of_the_address_ends_with_sight_of_the_child(self, alice, charlie):
        child = a_child()
        row = an_address(child, access=Access.PROTECTED)
        name_who_may_see(SERVICE, sight=all_sight(child.id), address=row.id, user=charlie.id, why="x", at=NOW)
        with pytest.raises(Refusal):
            addresses(sight_of(charlie, child))

    def test_the_next_address_is_protected_too_and_for_the_same_people(self, alice):
        child = a_child()
        involved(alice, child)
        first = an_address(child, access=Access.PROTECTED)
        name_who_may_see(SERVICE, sight=all_sight(child.id), address=first.id, user=alice.id, why="Visits", at=NOW)
        moved = move_address(SERVICE, sight=all_sight(child.id), lines="9 Ash Row", reason="refuge", at=NOW)
        assert moved.protected
        assert AddressSight.objects.filter(address=moved.address, user=alice.id).exists()

    def test_nobody_without_an_account_is_named(self):
        child = a_child()
        with pytest.raises(NoSuchPerson):
            name_who_may_see(
                SERVICE, sight=all_sight(child.id), address=an_address(child).id, user=child.id, why="x", at=NOW
            )


class TestFacts:
    def test_the_newest_answer_stands_and_says_who_stated_it(self, alice, charlie):
        child = a_child(by=alice)
        sight = sight_of(alice, child)
        assert facts(sight) == {}
        state_fact(alice, sight=sight, topic="ethnicity", answer="not_asked", at=NOW)
        state_fact(
            alice, sight=sight, topic="ethnicity", answer="stated", value="Somali", stated_by="parent", at=NOW + DAY
        )
        shown = facts(sight)["ethnicity"]
        assert (shown.answer, shown.value, shown.stated_by) == ("stated", "Somali", "parent")
        with pytest.raises(Refusal):
            facts(sight_of(charlie, child))

    @pytest.mark.parametrize(
        "wrong",
        [
            {"topic": "shoe size"},
            {"answer": "perhaps"},
            {"value": " "},
            {"stated_by": ""},
            {"stated_by": "a neighbour"},
        ],
    )
    def test_an_answer_needs_words_and_who_said_them(self, wrong):
        right = {"topic": "faith", "answer": "stated", "value": "none", "stated_by": "child"}
        with pytest.raises(BadFact):
            state_fact(SERVICE, sight=all_sight(a_child().id), at=NOW, **(right | wrong))

    def test_read_first(self, alice, charlie):
        child = a_child(by=alice)
        sight = sight_of(alice, child)
        for topic, value in (
            ("communicates", "signs"),
            ("interpreter", "Somali, for her mother"),
            ("disability", "none"),
        ):
            state_fact(alice, sight=sight, topic=topic, answer="stated", value=value, stated_by="parent", at=NOW)
        card = child_card(alice, sight, as_of=TODAY)
        assert card.read_first == ("Communicates with signs", "Interpreter: Somali, for her mother")
        involved(charlie, child, role="noted")
        assert child_card(charlie, sight_of(charlie, child), as_of=TODAY).read_first == ()
