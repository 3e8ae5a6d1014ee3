"""A family's no to early help: what ends, what stays, what is owed, and that it counts against nobody."""

from datetime import timedelta
from uuid import uuid4

import pytest

from seen.apps.casefile.actions import family_says_no, hold, open_work, release, set_level
from seen.apps.casefile.actions.agreement import BadNo
from seen.apps.casefile.models import FamilyNo, Hold, Task, Work
from seen.apps.casefile.queries import current_level, family_no, no_stands, with_open_work
from seen.apps.casefile.queries import open_work as work_is_open
from seen.apps.chronology.actions import record
from seen.apps.chronology.drafts import Draft
from seen.apps.chronology.models import Entry
from seen.core.access.permission import Role
from seen.core.access.visibility import Access
from seen.core.dates.partial import PartialDate
from tests.builders.browsing import page, send, text_of
from tests.builders.casefile import a_level, involved, open_work_for, sight_of
from tests.builders.children import NOW, SERVICE, TODAY, a_child, all_sight
from tests.builders.staff import a_worker, an_agency

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SAID = {
    "who": "Asha Reed, mother",
    "on": TODAY,
    "offered": "early help",
    "said": "Not another worker in my kitchen",
    "meaning": "Amir eats at school; nobody would know in the holidays",
    "assessment": "not_needed",
    "at": NOW,
}
FORM = {name: str(value) for name, value in SAID.items() if name != "at"} | {"on": TODAY.strftime("%d %B %Y")}


@pytest.fixture
def agreed(alice):
    child = a_child(by=alice, reason="early_help")
    a_level(child, "early_help", on=TODAY - DAY)
    open_work_for(child, service="early help")
    return child


def a_note(viewer, child, *, text):
    draft = Draft(kind="note.observation", on=PartialDate.day(TODAY), text=text)
    return record(viewer, children=[child.id], draft=draft, account=uuid4(), now=NOW)


def says_no(viewer, child, **more):
    return family_says_no(viewer, sight=sight_of(viewer, child), **SAID | more)


class TestWhatEnds:
    def test_the_reason_the_level_and_the_work_chosen(self, alice, charlie, agreed):
        kept = open_work_for(agreed, service="health visiting")
        ends = Work.objects.get(service="early help")
        says_no(alice, agreed, ends=[ends.id])
        assert list(Hold.objects.filter(end=None).values_list("reason", flat=True)) == ["own_note"]
        assert Hold.objects.get(end=None).review_on is not None
        assert current_level(agreed.id) == "universal"
        assert Work.objects.get(id=ends.id).closed == TODAY and Work.objects.get(id=kept.id).closed is None
        assert page(charlie, "child_family_no", agreed.id).status_code == 404

    def test_agencies_are_joined_up_no_longer_though_a_service_goes_on(self, alice, charlie, agreed):
        bob = a_worker("Bob Hale", agency=an_agency("Southmarsh school", sort="school"))
        involved(bob, agreed)
        a_note(alice, agreed, text="milkwort")
        assert "milkwort" in text_of(page(bob, "child_chronology", agreed.id))
        says_no(alice, agreed)
        assert work_is_open(agreed.id) is False and no_stands([agreed.id])
        assert with_open_work({agreed.id: all_sight(agreed.id)}) == set()
        assert "milkwort" not in text_of(page(bob, "child_chronology", agreed.id))
        assert "milkwort" in text_of(page(alice, "child_chronology", agreed.id))
        shown = text_of(page(bob, "child_work", agreed.id))
        assert "The family said no to early help" in shown and "kitchen" not in shown and "holidays" not in shown
        assert page(charlie, "child_work", agreed.id).status_code == 404

    def test_a_statutory_reason_goes_on_as_before(self, alice, charlie, agreed):
        hold(alice, sight=sight_of(alice, agreed), reason="s17", at=NOW)
        says_no(alice, agreed)
        assert work_is_open(agreed.id) and not no_stands([agreed.id])
        assert list(Hold.objects.filter(end=None).values_list("reason", flat=True)) == ["s17"]
        assert current_level(agreed.id) == "early_help"
        assert with_open_work({agreed.id: all_sight(agreed.id)}) == {agreed.id}
        row = Hold.objects.get(reason="s17")
        release(alice, sight=sight_of(alice, agreed), hold=row.id, words="Assessed", at=NOW)
        set_level(alice, sight=sight_of(alice, agreed), level="universal", on=TODAY, at=NOW)
        assert no_stands([agreed.id])
        assert page(charlie, "child_family_no", agreed.id).status_code == 404

    def test_it_ends_when_they_agree_again(self, alice, charlie, agreed):
        says_no(alice, agreed)
        a_note(alice, agreed, text="milkwort")
        assert Entry.objects.get(text="milkwort").access == Access.HELD
        hold(alice, sight=sight_of(alice, agreed), reason="early_help", at=NOW)
        assert family_no(sight_of(alice, agreed)) is None and FamilyNo.objects.get().ended_at == NOW
        assert Entry.objects.get(text="milkwort").access == Access.INVOLVED
        assert page(charlie, "child_hold", agreed.id).status_code == 404

    def test_a_level_of_early_help_says_that_they_agreed_too(self, alice, charlie, agreed):
        says_no(alice, agreed)
        set_level(alice, sight=sight_of(alice, agreed), level="early_help", on=TODAY, at=NOW + DAY / 24)
        assert not no_stands([agreed.id])
        assert page(charlie, "child_level", agreed.id).status_code == 404


class TestWhatItLeaves:
    def test_an_entry_in_their_words_that_is_no_worry(self, alice, charlie, agreed):
        says_no(alice, agreed)
        entry = Entry.objects.get(kind="help.declined")
        assert (entry.polarity, entry.severity, entry.access) == (0, 0, Access.HELD)
        assert (entry.text, entry.person, entry.source_type) == (SAID["said"], SAID["who"], "carer_said")
        assert entry.detail == {"for": "early help"} and SAID["meaning"] not in str(entry.__dict__)
        assert page(charlie, "entry", entry.id).status_code == 404

    @pytest.mark.parametrize(("given", "owed"), [("ask", "family_no.ask"), ("advice", "family_no.advice")])
    def test_what_is_owed_next(self, alice, charlie, agreed, given, owed):
        says_no(alice, agreed, assessment=given)
        task = Task.objects.get(kind=owed)
        assert task.due > TODAY and (task.owner_id, task.role) in {(alice.id, ""), (None, Role.DESIGNATED_LEAD)}
        assert page(charlie, "task", task.id).status_code == 404

    def test_nothing_is_owed_where_none_is_needed(self, alice, agreed, charlie):
        says_no(alice, agreed)
        assert not Task.objects.filter(kind__startswith="family_no").exists()

    def test_the_service_itself_leaves_an_entry_for_whoever_works_with_the_child(self, agreed, charlie):
        family_says_no(SERVICE, sight=all_sight(agreed.id), **SAID)
        assert Entry.objects.filter(kind="help.declined").count() == 1
        alone = a_child("Una Lark")
        family_says_no(SERVICE, sight=all_sight(alone.id), **SAID)
        assert Entry.objects.filter(child=alone).count() == 0


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        "wrong", [{"who": " "}, {"said": ""}, {"meaning": ""}, {"assessment": "maybe"}, {"on": TODAY + DAY}]
    )
    def test_what_does_not_say_enough(self, alice, agreed, charlie, wrong):
        with pytest.raises(BadNo):
            says_no(alice, agreed, **wrong)
        assert not FamilyNo.objects.exists()


class TestThePage:
    def test_it_says_what_ends_and_keeps_it(self, alice, charlie, agreed):
        shown = text_of(page(alice, "child_family_no", agreed.id))
        for words in ("A no is not a worry", "Early help agreed with the family", "becomes Universal services"):
            assert words in shown
        ends = str(Work.objects.get().id)
        for _ in range(2):
            sent = FORM | {"ends": ends, "once": "5b0c6d2e-7d5e-4d5c-9a39-0e6a2f1b7c12"}
            assert send(alice, "child_family_no", agreed.id, **sent).status_code == 302
        assert FamilyNo.objects.count() == 1 and Work.objects.get().closed == TODAY
        shown = text_of(page(alice, "child_work", agreed.id))
        assert "Not another worker in my kitchen" in shown and "nobody would know in the holidays" in shown
        assert send(charlie, "child_family_no", agreed.id, **FORM).status_code == 404

    def test_under_a_statutory_reason_it_says_that_work_goes_on(self, alice, charlie, child):
        open_work(alice, sight=sight_of(alice, child), service="family help", on=TODAY, at=NOW)
        shown = text_of(page(alice, "child_family_no", child.id))
        assert "Statutory work does not rest on their agreement" in shown
        assert send(alice, "child_family_no", child.id, **FORM).status_code == 302
        assert "said no to early help" not in text_of(page(alice, "child_work", child.id)).split("Record that")[0]
        assert page(charlie, "child_family_no", child.id).status_code == 404
