"""Pages about children of one family: a parent under 18, brothers and sisters, a protected identity, an address."""

from datetime import timedelta

import pytest

from seen.apps.casefile.models import MatchRequest
from seen.apps.people.actions import (
    name_who_may_see,
    protect_address,
    protect_identity,
    record_as_parent,
    relate_children,
    stop_protecting_identity,
    stop_seeing,
)
from seen.apps.people.actions.addresses import BadAddress
from seen.apps.people.actions.identity import BadProtection
from seen.apps.people.actions.relationships import BadDates
from seen.apps.people.models import Adult, ChildDetail, Duplicate, Person, Relationship
from seen.apps.people.queries import undecided
from seen.apps.people.queries.reach import NoSuchPerson
from seen.core.access.permission import Role
from seen.core.lifecycle.birth import BadBirth
from seen.core.refusals import Refusal
from tests.builders.browsing import page, send, text_of
from tests.builders.casefile import asked_to_match, involved, sight_of
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight, an_address, an_adult
from tests.builders.staff import a_worker, closed

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SIXTEEN = TODAY - timedelta(days=16 * 365 + 100)


class TestAParentWhoIsUnder18:
    def test_she_is_chosen_from_those_the_worker_works_with(self, alice, charlie):
        girl, baby = a_child("Ella Vale", born=SIXTEEN, by=alice), a_child("Baby Vale", born=TODAY - 30 * DAY, by=alice)
        a_child("Una Unseen", born=SIXTEEN)
        a_child("Twin Vale", born=TODAY - 30 * DAY, by=alice)
        shown = text_of(page(alice, "child_young_parent", baby.id))
        assert "Ella Vale" in shown and "Unseen" not in shown and "Twin" not in shown
        given = {"child": str(girl.id), "kind": "mother", "responsibility": "yes", "source": "Ella"}
        assert send(alice, "child_young_parent", baby.id, **given).status_code == 302
        assert Adult.objects.get().person == girl.person
        assert "Ella Vale" in text_of(page(alice, "child_people", baby.id))
        assert send(charlie, "child_young_parent", baby.id, **given).status_code == 404

    def test_the_form_sent_twice_is_one_row(self, alice, charlie):
        girl, baby = a_child("Ella Vale", born=SIXTEEN, by=alice), a_child("Baby Vale", born=TODAY - 30 * DAY, by=alice)
        given = {"child": str(girl.id), "kind": "mother", "once": "5b0c6d2e-7d5e-4d5c-9a39-0e6a2f1b7c11"}
        for _ in range(2):
            assert send(alice, "child_young_parent", baby.id, **given).status_code == 302
        assert Relationship.objects.count() == 1
        assert page(charlie, "child_young_parent", girl.id).status_code == 404

    def test_nobody_is_their_own_parent_or_a_parent_under_ten(self, alice, charlie):
        child, undated = a_child(by=alice), a_child("Zed Reed", born=None, about_age="about 3", by=alice)
        with pytest.raises(BadBirth, match="under 10"):
            one, of = sight_of(alice, child), sight_of(alice, a_child("Zoe Reed", by=alice))
            record_as_parent(alice, sight=one, of=of, kind="mother", at=NOW)
        with pytest.raises(NoSuchPerson, match="their own parent"):
            one = sight_of(alice, undated)
            record_as_parent(alice, sight=one, of=one, kind="mother", at=NOW)
        with pytest.raises(Refusal):
            sight_of(charlie, child)

    def test_where_there_is_nobody_to_choose_the_page_says_so(self, alice, charlie, child):
        assert "There is nobody to choose" in text_of(page(alice, "child_young_parent", child.id))
        assert page(charlie, "child_young_parent", child.id).status_code == 404


class TestBrothersAndSisters:
    def test_with_dates_and_shown_on_both_pages(self, alice, charlie, child):
        sister = a_child("Zoe Reed", by=alice)
        given = {"child": str(sister.id), "kind": "step_brother_or_sister", "start": "3 May 2024", "end": "1 May 2026"}
        assert send(alice, "child_siblings", child.id, **given).status_code == 302
        for one in (child, sister):
            shown = text_of(page(alice, "child_people", one.id))
            assert "step-brother or step-sister 3 May 2024 to 1 May 2026" in shown
        assert send(charlie, "child_siblings", child.id, **given).status_code == 404

    def test_the_newest_answer_stands_from_whichever_side(self, alice, charlie, child):
        sister = a_child("Zoe Reed", by=alice)
        one, other = sight_of(alice, child), sight_of(alice, sister)
        relate_children(alice, sight=one, other=other, kind="cousin", at=NOW)
        relate_children(alice, sight=other, other=one, kind="cousin", end=TODAY, at=NOW + timedelta(minutes=1))
        assert "cousin until" in text_of(page(alice, "child_people", child.id))
        assert page(charlie, "child_siblings", child.id).status_code == 404

    def test_what_cannot_be_is_refused_on_the_form(self, alice, charlie, child):
        sister = a_child("Zoe Reed", by=alice)
        given = {"child": str(sister.id), "kind": "cousin", "start": "3 May 2026", "end": "2 May 2026"}
        assert "cannot end before it began" in text_of(send(alice, "child_siblings", child.id, **given))
        assert "Choose what they are" in text_of(send(alice, "child_siblings", child.id, **given | {"kind": "mother"}))
        with pytest.raises(NoSuchPerson, match="what the two children are"):
            one, other = sight_of(alice, child), sight_of(alice, sister)
            relate_children(alice, sight=one, other=other, kind="mother", at=NOW)
        with pytest.raises(BadDates):
            relate_children(alice, sight=one, other=other, kind="cousin", start=TODAY, end=TODAY - DAY, at=NOW)
        assert not Relationship.objects.exists()
        assert send(charlie, "child_siblings", child.id, **given).status_code == 404


class TestAProtectedIdentity:
    def test_it_is_protected_with_why_and_the_desk_is_asked_no_longer(self, alice, charlie):
        desk = a_worker("Mo Desk", roles=(Role.MATCHING_DESK,))
        child, other = a_child(by=alice), a_child()
        assert sight_of(desk, other).matching and undecided().count() == 1
        assert send(alice, "child_identity", child.id, why="Placed for adoption").status_code == 302
        assert "Placed for adoption" in text_of(page(alice, "child_people", child.id))
        assert Person.objects.get(child=child).protected_identity
        assert not undecided().exists() and not MatchRequest.objects.filter(closed_at=None).exists()
        for record in (child, other):
            with pytest.raises(Refusal):
                sight_of(desk, record)
        assert send(charlie, "child_identity_end", child.id, why="Let me").status_code == 404

    def test_a_question_that_somebody_asked_stays_open(self, alice, charlie):
        child = a_child(by=alice)
        asked_to_match(child, by=alice)
        a_child()
        protect_identity(alice, sight=sight_of(alice, child), why="Adopted", at=NOW)
        assert [row.child_id for row in MatchRequest.objects.filter(closed_at=None)] == [child.id]
        assert page(charlie, "child_identity", child.id).status_code == 404

    def test_a_mistake_is_undone_and_the_records_are_compared_again(self, alice, charlie):
        child = a_child(by=alice)
        protect_identity(alice, sight=sight_of(alice, child), why="Adopted", at=NOW)
        a_child()
        assert not Duplicate.objects.exists()
        later = NOW + timedelta(minutes=1)
        assert send(alice, "child_identity_end", child.id, why="Wrong child").status_code == 302
        assert undecided().count() == 1 and MatchRequest.objects.filter(closed_at=None).count() == 2
        assert [row.after for row in ChildDetail.objects.order_by("written_at")] == ["yes", "no"]
        assert "Placed" not in text_of(page(alice, "child_people", child.id))
        with pytest.raises(BadProtection, match="already"):
            stop_protecting_identity(alice, sight=sight_of(alice, child), why="Again", at=later)
        with pytest.raises(BadProtection, match="Write why"):
            protect_identity(alice, sight=sight_of(alice, child), why=" ", at=later)
        assert page(charlie, "child_identity_end", child.id).status_code == 404


class TestWhoSeesAProtectedAddress:
    def test_the_names_stand_by_the_address_and_each_can_end(self, alice, charlie, child):
        bob = a_worker("Bob Hale")
        involved(bob, child)
        row = an_address(child)
        protect_address(alice, sight=sight_of(alice, child), address=row.id, why="Fled", at=NOW)
        name_who_may_see(alice, sight=sight_of(alice, child), address=row.id, user=bob.id, why="Visits", at=NOW)
        shown = text_of(page(alice, "child_people", child.id))
        assert "Bob Hale" in shown and "Visits" in shown
        assert "Bob Hale" in text_of(page(alice, "child_address_stop", child.id, row.id, bob.id))
        assert send(alice, "child_address_stop", child.id, row.id, bob.id).status_code == 302
        assert "Elder" not in text_of(page(bob, "child_people", child.id))
        assert "They can no longer open it" in text_of(page(bob, "child_address_stop", child.id, row.id, alice.id))
        assert send(charlie, "child_address_stop", child.id, row.id, alice.id).status_code == 404

    def test_never_the_last_who_can_see_it(self, alice, charlie, child):
        row, gone = an_address(child), a_worker("Gwen Gone")
        sight = sight_of(alice, child)
        protect_address(alice, sight=sight, address=row.id, why="Fled", at=NOW)
        name_who_may_see(alice, sight=sight, address=row.id, user=gone.id, why="Visits", at=NOW)
        closed(gone)
        with pytest.raises(BadAddress, match="the last who can see"):
            stop_seeing(alice, sight=sight, address=row.id, user=alice.id, at=NOW)
        stop_seeing(alice, sight=sight, address=row.id, user=gone.id, at=NOW)
        with pytest.raises(NoSuchPerson, match="not named"):
            stop_seeing(alice, sight=sight, address=row.id, user=gone.id, at=NOW)
        with pytest.raises(NoSuchPerson, match="on this child's page"):
            stop_seeing(SERVICE, sight=all_sight(a_child("Una Lark").id), address=row.id, user=alice.id, at=NOW)
        assert page(charlie, "child_address_stop", child.id, row.id, alice.id).status_code == 404


class TestDatesOfARelationship:
    def test_an_adults_tie_has_dates_too(self, alice, charlie, child):
        man = an_adult("Tom Vale", of=child, kind="partner")
        given = {"person": str(man.person_id), "kind": "partner", "start": "3 May 2024", "end": "1 May 2026"}
        assert send(alice, "child_relationship", child.id, **given).status_code == 302
        assert "partner of a parent 3 May 2024 to 1 May 2026" in text_of(page(alice, "child_people", child.id))
        shown = text_of(send(alice, "child_relationship", child.id, **given | {"end": "1 May 2023"}))
        assert "cannot end before it began" in shown
        assert send(charlie, "child_relationship", child.id, **given).status_code == 404
