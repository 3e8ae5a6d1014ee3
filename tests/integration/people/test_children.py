"""Entering children, born and not yet born, and correcting them; names that change; numbers; possible duplicates."""

from datetime import timedelta

import pytest

from seen.apps.casefile.models import Hold, Involvement, MatchRequest, Task
from seen.apps.people.actions import (
    add_identifier,
    add_name,
    correct_child,
    decide_duplicate,
    end_identifier,
    end_name,
    protect_identity,
)
from seen.apps.people.actions.children import NothingChanged
from seen.apps.people.actions.duplicates import BadAnswer
from seen.apps.people.models import Child, ChildDetail, Duplicate, Identifier, Name, Person
from seen.apps.people.queries import identifiers, names, undecided
from seen.apps.people.queries.called import called
from seen.apps.people.queries.reach import MayNotChange, NoSuchPerson
from seen.core.access.permission import NotPermitted, Role
from seen.core.identifiers.bad import BadIdentifier
from seen.core.identifiers.names import BadName
from seen.core.identifiers.reference import read_reference
from seen.core.lifecycle.birth import BadBirth
from seen.core.lifecycle.table import NotNow
from seen.core.refusals import Refusal
from seen.kit.audit.models import Bypass, Entry
from tests.builders.casefile import involved, sight_of
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight
from tests.builders.staff import a_worker, an_agency

pytestmark = pytest.mark.django_db
NHS = "9997877896"
UPN = "P207000016049"


@pytest.fixture
def alice():
    return a_worker("Alice Fern")


@pytest.fixture
def charlie():
    return a_worker("Charlie Moss", agency=an_agency("Southmarsh school", sort="school"))


def the_name(child):
    return called([child.id], as_of=TODAY)[child.id].name


class TestAddingAChild:
    @pytest.mark.parametrize("name", ["Sukarno", "Tom O'Neill", "Nguyễn Thị Ánh", "محمد", "Anne-Marie St. John"])
    def test_names_are_kept_as_given(self, name):
        assert the_name(a_child(name)) == name

    def test_the_reference_is_safe_to_say_aloud(self):
        child = a_child()
        assert read_reference(child.reference) == child.reference

    def test_an_unborn_child_has_a_due_date(self):
        child = a_child("Baby Reed", born=None, due=TODAY + timedelta(weeks=20))
        assert (child.born, child.due) == (None, TODAY + timedelta(weeks=20))

    def test_about_what_age_is_enough(self):
        child = a_child("Tall boy", born=None, about_age="about 4", known_from="Elder Close")
        assert (child.about_age, child.known_from) == ("about 4", "Elder Close")

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"born": None}, "about how old"),
            ({"born": TODAY + timedelta(days=1)}, "due date instead"),
            ({"born": None, "due": TODAY + timedelta(weeks=43)}, "42 weeks"),
            ({"name": "  "}, "One word is enough"),
            ({"reason": "curiosity"}, "Choose why"),
        ],
    )
    def test_what_cannot_be_leaves_nothing(self, wrong, sentence):
        with pytest.raises(Refusal, match=sentence):
            a_child(**wrong)
        assert not Person.objects.exists() and not Child.objects.exists() and not Hold.objects.exists()

    def test_an_own_note_lets_its_writer_know_of_the_child_and_no_more(self, alice, charlie):
        child = a_child(by=alice, reason="own_note", words="Seen in the park")
        row = Involvement.objects.get(child=child)
        assert (row.user_id, row.role) == (alice.id, "noted")
        assert sight_of(alice, child).noted and not sight_of(alice, child).involved
        with pytest.raises(MayNotChange):
            add_name(alice, sight=sight_of(alice, child), text="Amir", kind="preferred", at=NOW)
        with pytest.raises(Refusal):
            sight_of(charlie, child)

    def test_an_own_note_is_looked_at_again_after_twelve_months(self, alice):
        child = a_child(by=alice, reason="own_note")
        hold, task = Hold.objects.get(child=child), Task.objects.get(child=child)
        assert hold.review_on == task.due
        assert (hold.review_on.year, hold.review_on.month) == (TODAY.year + 1, TODAY.month)
        assert (task.role, task.agency_id) == (Role.DESIGNATED_LEAD, alice.agency)

    def test_with_another_reason_the_writer_works_with_the_child(self, alice):
        child = a_child(by=alice, reason="early_help")
        assert sight_of(alice, child).involved
        assert not Task.objects.exists()

    def test_the_audit_says_who_and_about_whom_in_one_line(self, alice):
        child = a_child(by=alice)
        entry = Entry.objects.get(name="casefile.add_child")
        assert entry.about == [str(child.id)] and entry.actor == alice.id
        assert "Amir" not in str(entry.detail)
        assert not Bypass.objects.exists()

    def test_a_role_that_may_not_record_is_refused(self):
        with pytest.raises(NotPermitted):
            a_child(by=a_worker("Ada Min", roles=(Role.ADMINISTRATOR,)))


class TestCorrecting:
    def test_what_was_there_before_is_kept(self, alice, charlie):
        child = a_child(by=alice)
        born = child.born + timedelta(days=1)
        correct_child(alice, sight=sight_of(alice, child), born=born, mobile=True, source="Red book", at=NOW)
        child.refresh_from_db()
        assert (child.born, child.mobile) == (born, True)
        rows = {row.field: (row.before, row.after, row.source) for row in ChildDetail.objects.all()}
        assert rows == {"born": ("2020-05-03", "2020-05-04", "Red book"), "mobile": ("", "True", "Red book")}
        with pytest.raises(Refusal):
            correct_child(charlie, sight=sight_of(charlie, child), born=born, source="", at=NOW)

    def test_the_birth_of_an_unborn_child(self):
        child = a_child("Baby Reed", born=None, due=TODAY - timedelta(weeks=3))
        correct_child(SERVICE, sight=all_sight(child.id), born=TODAY - timedelta(weeks=4), source="Midwife", at=NOW)
        child.refresh_from_db()
        assert child.born and child.due

    def test_nothing_changed_is_said(self):
        child = a_child()
        with pytest.raises(NothingChanged):
            correct_child(SERVICE, sight=all_sight(child.id), born=child.born, source="", at=NOW)

    def test_an_impossible_correction_leaves_nothing(self):
        child = a_child()
        with pytest.raises(BadBirth):
            correct_child(SERVICE, sight=all_sight(child.id), born=TODAY + timedelta(days=1), source="", at=NOW)
        assert not ChildDetail.objects.exists()


class TestNames:
    def test_a_new_usual_name_ends_the_one_before(self, alice, charlie):
        child = a_child(by=alice)
        sight = sight_of(alice, child)
        add_name(alice, sight=sight, text="Amir Lark", kind="usual", start=TODAY - timedelta(days=9), at=NOW)
        assert the_name(child) == "Amir Lark"
        assert called([child.id], as_of=TODAY - timedelta(days=10))[child.id].name == "Amir Reed"
        former = Name.objects.get(text="Amir Reed")
        assert (former.kind, former.end) == ("former", TODAY - timedelta(days=9))
        with pytest.raises(Refusal):
            names(sight_of(charlie, child))

    def test_the_name_a_child_likes(self):
        child = a_child("Elizabeth Reed")
        add_name(SERVICE, sight=all_sight(child.id), text="Bee", kind="preferred", at=NOW)
        assert called([child.id], as_of=TODAY)[child.id].preferred == "Bee"

    def test_a_name_ends_and_stays(self):
        child = a_child()
        row = add_name(SERVICE, sight=all_sight(child.id), text="Bee", kind="preferred", at=NOW)
        end_name(SERVICE, sight=all_sight(child.id), name=row.id, end=TODAY - timedelta(days=1))
        assert called([child.id], as_of=TODAY)[child.id].preferred == ""
        assert len(names(all_sight(child.id))) == 2

    def test_another_childs_name_cannot_be_ended(self):
        child, other = a_child(), a_child("Zoe Lark")
        with pytest.raises(NoSuchPerson):
            end_name(SERVICE, sight=all_sight(child.id), name=other.person.names.get().id, end=TODAY)

    def test_an_empty_name_is_refused(self):
        with pytest.raises(BadName):
            add_name(SERVICE, sight=all_sight(a_child().id), text=" ", kind="also", at=NOW)


class TestNumbers:
    def test_an_nhs_number_is_kept_without_spaces(self, alice, charlie):
        child = a_child(by=alice)
        row = add_identifier(alice, sight=sight_of(alice, child), scheme="nhs", value="999 787 7896", at=NOW)
        assert row.value == NHS
        with pytest.raises(BadIdentifier, match="already"):
            add_identifier(alice, sight=sight_of(alice, child), scheme="nhs", value=NHS, at=NOW)
        with pytest.raises(Refusal):
            identifiers(charlie, sight_of(charlie, child))

    def test_a_wrong_digit_is_one_sentence_and_leaves_nothing(self, alice):
        child = a_child(by=alice)
        with pytest.raises(BadIdentifier, match="one of its digits is wrong"):
            add_identifier(alice, sight=sight_of(alice, child), scheme="nhs", value="9997877897", at=NOW)
        assert not Identifier.objects.exists()

    def test_a_pupil_number_is_for_education_alone(self, alice, charlie):
        child = a_child(by=alice)
        involved(charlie, child)
        with pytest.raises(BadIdentifier, match="schools and nurseries"):
            add_identifier(alice, sight=sight_of(alice, child), scheme="upn", value=UPN, at=NOW)
        add_identifier(charlie, sight=sight_of(charlie, child), scheme="upn", value=UPN, at=NOW)
        assert [row.value for row in identifiers(charlie, sight_of(charlie, child))] == [UPN]
        assert identifiers(alice, sight_of(alice, child)) == []

    def test_a_number_ends_and_stays(self):
        child = a_child()
        row = add_identifier(SERVICE, sight=all_sight(child.id), scheme="local", value="M 12/7", at=NOW)
        end_identifier(SERVICE, sight=all_sight(child.id), identifier=row.id, end=TODAY)
        assert Identifier.objects.get().end == TODAY
        with pytest.raises(NoSuchPerson):
            end_identifier(SERVICE, sight=all_sight(a_child("Zoe").id), identifier=row.id, end=TODAY)
        with pytest.raises(BadIdentifier):
            add_identifier(SERVICE, sight=all_sight(child.id), scheme="local", value=" ", at=NOW)


class TestPossibleDuplicates:
    @pytest.mark.parametrize(
        ("one", "other", "proposed"),
        [
            ("Amir Reed", "AMIR REED", True),
            ("Amir Reed", "Reed Amir", True),
            ("Zoë O’Neill", "Zoe ONeill", True),
            ("Amir Reed", "Amira Reed", False),
            ("Amir Reed", "Amir", False),
        ],
    )
    def test_the_same_name_and_day_of_birth(self, one, other, proposed):
        a_child(one)
        a_child(other)
        assert Duplicate.objects.exists() is proposed

    def test_another_day_of_birth_is_another_child(self):
        a_child()
        a_child(born=a_child().born + timedelta(days=1))
        assert Duplicate.objects.count() == 1

    def test_unborn_children_of_one_due_date(self):
        due = TODAY + timedelta(weeks=9)
        a_child("Baby Reed", born=None, due=due)
        a_child("Baby Reed", born=None, due=due)
        assert Duplicate.objects.get().why == "name_and_birth"

    def test_about_an_age_proposes_nothing(self):
        a_child(born=None, about_age="about 4")
        a_child(born=None, about_age="about 4")
        assert not Duplicate.objects.exists()

    def test_one_nhs_number_on_two_records(self):
        one, other = a_child("Amir Reed"), a_child("Tom Lark")
        for child in (one, other):
            add_identifier(SERVICE, sight=all_sight(child.id), scheme="nhs", value=NHS, at=NOW)
        assert Duplicate.objects.get().why == "identifier"

    def test_pupil_numbers_meet_within_education_alone(self):
        school, health = an_agency("Southmarsh school", sort="school"), an_agency()
        one, other, third = a_child("Amir Reed"), a_child("Tom Lark"), a_child("Zoe Fern")
        add_identifier(SERVICE, sight=all_sight(one.id), scheme="upn", value=UPN, agency=health.id, at=NOW)
        add_identifier(SERVICE, sight=all_sight(other.id), scheme="upn", value=UPN, agency=school.id, at=NOW)
        assert not Duplicate.objects.exists()
        add_identifier(SERVICE, sight=all_sight(third.id), scheme="upn", value=UPN, agency=school.id, at=NOW)
        assert {Duplicate.objects.get().first_id, Duplicate.objects.get().second_id} == {other.id, third.id}

    def test_a_local_number_proposes_nothing(self):
        for child in (a_child("Amir Reed"), a_child("Tom Lark")):
            add_identifier(SERVICE, sight=all_sight(child.id), scheme="local", value="7", at=NOW)
        assert not Duplicate.objects.exists()

    def test_a_new_name_or_birth_can_propose(self):
        one, other = a_child("Amir Reed"), a_child("Amir Lark")
        add_name(SERVICE, sight=all_sight(other.id), text="Amir Reed", kind="former", at=NOW)
        assert Duplicate.objects.count() == 1
        third = a_child("Amir Reed", born=one.born + timedelta(days=1))
        correct_child(SERVICE, sight=all_sight(third.id), born=one.born, source="Red book", at=NOW)
        assert Duplicate.objects.count() == 3

    def test_never_across_a_protected_identity(self):
        one = a_child()
        protect_identity(SERVICE, sight=all_sight(one.id), why="Adopted", at=NOW)
        other = a_child()
        add_identifier(SERVICE, sight=all_sight(one.id), scheme="nhs", value=NHS, at=NOW)
        add_identifier(SERVICE, sight=all_sight(other.id), scheme="nhs", value=NHS, at=NOW)
        assert not Duplicate.objects.exists()

    def test_a_proposal_goes_once_an_identity_is_protected(self):
        one = a_child()
        a_child()
        assert undecided().count() == 1
        protect_identity(SERVICE, sight=all_sight(one.id), why="Adopted", at=NOW)
        assert undecided().count() == 0

    def test_the_matching_desk_is_asked_and_answers(self, charlie):
        desk = a_worker("Mo Desk", roles=(Role.MATCHING_DESK,))
        one, other = a_child(), a_child()
        pair, task = Duplicate.objects.get(), Task.objects.get()
        assert (task.role, task.about) == (Role.MATCHING_DESK, pair.id)
        assert sight_of(desk, one).matching and sight_of(desk, other).matching
        with pytest.raises(NotPermitted):
            decide_duplicate(charlie, duplicate=pair.id, answer="different", words="No", at=NOW)
        decide_duplicate(desk, duplicate=pair.id, answer="different", words="Twins' cousins", at=NOW)
        assert task.steps.last().status == "done"
        assert not MatchRequest.objects.filter(closed_at=None).exists()
        with pytest.raises(NotNow):
            decide_duplicate(desk, duplicate=pair.id, answer="same", kept=one.id, words="Yes", at=NOW)
        decide_duplicate(desk, duplicate=pair.id, answer="undone", words="Look again", at=NOW)
        assert task.steps.last().status == "waiting"
        assert sight_of(desk, one).matching

    def test_an_answer_needs_words_and_the_record_that_leads(self):
        one, other, third = a_child(), a_child(), a_child("Zoe Lark")
        pair = Duplicate.objects.get()
        for wrong in (
            {"answer": "same", "kept": one.id, "words": " "},
            {"answer": "same", "words": "x"},
            {"answer": "same", "kept": third.id, "words": "x"},
            {"answer": "different", "kept": other.id, "words": "x"},
        ):
            with pytest.raises(BadAnswer):
                decide_duplicate(SERVICE, duplicate=pair.id, at=NOW, **wrong)
        with pytest.raises(BadAnswer):
            decide_duplicate(SERVICE, duplicate=third.id, answer="different", words="x", at=NOW)
