"""What cannot wait names a person, a deputy and an hour; unread, it goes to the duty desk; the page says so."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from seen.apps.casefile.actions import family_says_no
from seen.apps.casefile.actions.owing import standing as standing_of
from seen.apps.casefile.models import MatchRequest, Task
from seen.apps.chronology.actions import record, withdraw
from seen.apps.chronology.drafts import Draft
from seen.apps.patterns.actions import answer, have_read, pass_on_unread
from seen.apps.patterns.models import Asked, Finding, Version
from seen.apps.patterns.queries.findings import findings
from seen.core.access.permission import Role
from seen.core.access.viewer import system
from seen.core.dates.partial import PartialDate
from tests.builders.browsing import page, send, text_of
from tests.builders.casefile import barred, involved, open_work_for, sight_of
from tests.builders.children import a_child
from tests.builders.missed import missed
from tests.builders.staff import a_worker, browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reactions_at_once")]
TEND = system("a test of tending")
FRIDAY = datetime(2026, 11, 20, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _friday_morning(time_machine):
    time_machine.move_to(FRIDAY, tick=False)


def a_baby(lead):
    child = a_child("Linnet Reed", born=FRIDAY.date() - timedelta(days=90))
    open_work_for(child, on=FRIDAY.date())
    involved(lead, child, role="lead_practitioner", start=FRIDAY.date(), at=FRIDAY)
    return child


def a_mark(viewer, child, *, site="cheek"):
    draft = Draft(
        kind="health.injury", on=PartialDate.day(FRIDAY.date()), text="A small bruise.", detail={"site": site}
    )
    return record(viewer, children=[child.id], draft=draft, account=uuid4(), now=FRIDAY)


def standing(child):
    return Version.objects.filter(finding__child=child, finding__row=32).order_by("number").last()


def owed(child, kind):
    return list(Task.objects.filter(child=child, kind=kind))


class TestWhoIsAsked:
    def test_the_lead_the_manager_and_the_hour(self, alice, mira):
        child = a_baby(alice)
        a_mark(alice, child)
        asked = Asked.objects.get(version=standing(child))
        assert (asked.person_id, asked.deputy_id, asked.by) == (alice.id, mira.id, FRIDAY + timedelta(hours=1))
        (task,) = owed(child, "finding.deputy")
        assert (task.owner_id, task.due) == (mira.id, FRIDAY.date())
        assert owed(child, "finding.now") == []

    def test_a_designated_lead_where_there_is_no_manager(self, alice):
        named = a_worker("Nia Bell", roles=(Role.DESIGNATED_LEAD,))
        child = a_baby(alice)
        a_mark(alice, child)
        assert Asked.objects.get().deputy_id == named.id

    def test_for_a_lead_without_a_team_too(self):
        lead, named = a_worker("Ola Reed"), a_worker("Nia Bell", roles=(Role.DESIGNATED_LEAD,))
        a_mark(lead, a_baby(lead))
        assert Asked.objects.get().deputy_id == named.id

    def test_never_a_deputy_who_may_not_see_it_all(self, alice, mira):
        child = a_baby(alice)
        barred(mira, child)
        a_mark(alice, child)
        assert Asked.objects.get().deputy is None

    def test_with_nobody_to_stand_in_the_duty_desk_does_at_once(self, alice):
        child = a_baby(alice)
        a_mark(alice, child)
        assert [task.role for task in owed(child, "finding.now")] == ["duty_desk"]

    def test_new_evidence_asks_again_with_a_new_hour(self, alice, mira, time_machine):
        child = a_baby(alice)
        a_mark(alice, child)
        have_read(alice, version=standing(child), now=FRIDAY)
        time_machine.move_to(FRIDAY + timedelta(hours=2), tick=False)
        a_mark(alice, child, site="arm")
        asked = Asked.objects.get(version=standing(child))
        assert (asked.read_at, asked.by) == (None, FRIDAY + timedelta(hours=3))

    def test_what_is_weekly_names_nobody(self, alice):
        child = a_baby(alice)
        for ago in (60, 20):
            missed(alice, child, days_ago=ago, on=FRIDAY.date() - timedelta(days=ago))
        assert not Asked.objects.exists()


class TestUnread:
    def test_after_its_hour_it_goes_to_the_duty_desk_once(self, alice, mira):
        child = a_baby(alice)
        a_mark(alice, child)
        before, after = FRIDAY + timedelta(minutes=59), FRIDAY + timedelta(hours=1)
        assert pass_on_unread(TEND, as_of=FRIDAY.date(), now=before) == 0
        assert pass_on_unread(TEND, as_of=FRIDAY.date(), now=after) == 1
        assert pass_on_unread(TEND, as_of=FRIDAY.date(), now=after) == 0
        (task,) = owed(child, "finding.now")
        assert (task.role, task.due) == ("duty_desk", FRIDAY.date())
        desk = a_worker("Dee Duty", roles=(Role.DUTY_DESK,))
        shown = text_of(page(desk, "finding", standing(child).finding_id))
        assert "Nobody read it in time. The duty desk was asked" in shown

    @pytest.mark.parametrize("how", ["read", "answered", "withdrawn"])
    def test_not_where_somebody_read_or_answered_it_or_it_is_gone(self, alice, mira, how):
        child = a_baby(alice)
        entry = a_mark(alice, child).entries[0]
        version = standing(child)
        if how == "read":
            assert have_read(mira, version=version, now=FRIDAY)
        elif how == "answered":
            words = "The hospital saw her at ten."
            answer(alice, version=version, given="explained", words=words, today=FRIDAY.date(), now=FRIDAY)
        else:
            withdraw(alice, entry=entry, why="Wrong child", account=uuid4(), now=FRIDAY)
        assert pass_on_unread(TEND, as_of=FRIDAY.date(), now=FRIDAY + timedelta(hours=3)) == 0
        assert owed(child, "finding.now") == []

    def test_said_twice_the_first_stands(self, alice, mira):
        a_mark(alice, a_baby(alice))
        version = Asked.objects.get().version
        assert have_read(alice, version=version, now=FRIDAY)
        assert not have_read(mira, version=version, now=FRIDAY + timedelta(minutes=5))
        assert Asked.objects.get().read_by_id == alice.id


class TestThePage:
    def test_it_says_who_is_asked_and_by_when(self, alice, mira):
        child = a_baby(alice)
        a_mark(alice, child)
        shown = text_of(page(alice, "finding", standing(child).finding_id))
        assert "Asked of Alice Fern. Deputy: Mira Holt. To be read by 20 November 2026 at 11:00." in shown
        assert "Nobody is watching" not in shown

    def test_out_of_hours_it_says_that_nobody_is_watching_and_whom_to_ring(self, alice, mira, time_machine):
        child = a_baby(alice)
        a_mark(alice, child)
        time_machine.move_to(datetime(2026, 11, 21, 20, tzinfo=UTC), tick=False)
        shown = text_of(page(alice, "finding", standing(child).finding_id))
        assert "Nobody is watching this now: the desk is closed." in shown
        assert "ring the emergency duty team, 01632" in shown

    def test_whoever_has_read_it_says_so_and_the_others_see_it(self, alice, mira):
        child = a_baby(alice)
        a_mark(alice, child)
        finding = standing(child).finding_id
        assert send(mira, "finding_read", finding).status_code == 302
        assert "Read by Mira Holt, 20 November 2026 at 10:00." in text_of(page(alice, "finding", finding))
        assert page(alice, "finding_read", finding).status_code == 302

    def test_with_nobody_to_stand_in_it_names_the_duty_desk(self, alice):
        child = a_baby(alice)
        a_mark(alice, child)
        assert "Deputy: the duty desk." in text_of(page(alice, "finding", standing(child).finding_id))

    def test_charlie_can_neither_open_nor_read_it(self, alice, mira, charlie):
        child = a_baby(alice)
        a_mark(alice, child)
        finding = standing(child).finding_id
        assert page(charlie, "finding", finding).status_code == 404
        assert send(charlie, "finding_read", finding).status_code == 404
        assert Asked.objects.get().read_at is None
        assert page(charlie, "finding_read", uuid4()).status_code == 404


def test_after_a_familys_no_it_is_the_matching_desks_today(alice):
    child = a_child("Linnet Reed", born=FRIDAY.date() - timedelta(days=90), reason="early_help")
    involved(alice, child, role="lead_practitioner", start=FRIDAY.date(), at=FRIDAY)
    family_says_no(
        alice, sight=sight_of(alice, child, as_of=FRIDAY.date()), who="Asha", on=FRIDAY.date(), offered="early help",
        said="No, thank you", meaning="She is well", assessment="not_needed", at=FRIDAY,
    )  # fmt: skip
    a_mark(alice, child)
    assert [task.role for task in owed(child, "finding.now")] == ["matching_desk"]
    assert MatchRequest.objects.filter(child=child, closed_at=None).exists()
    assert Finding.objects.get(child=child, row=32)


def sets_aside(viewer, child, *, words="The mark was mapped at birth.", given="explained"):
    answer(viewer, version=standing(child), given=given, words=words, today=FRIDAY.date(), now=FRIDAY)


class TestASecondPerson:
    """Criterion 35 of ux.md: what one person says is not so stays open until a second confirms it."""

    def test_one_person_leaves_it_open_and_a_second_look_is_owed(self, alice, mira):
        child = a_baby(alice)
        a_mark(alice, child)
        sets_aside(alice, child)
        (shown,) = findings(sight_of(alice, child), as_of=FRIDAY.date())
        assert shown.waits
        assert shown.one_alone.by_id == alice.id
        (task,) = owed(child, "finding.second")
        assert task.owner_id == mira.id
        words = text_of(page(mira, "finding", shown.version.finding_id))
        assert "Explained: Alice Fern, 20 November 2026. A question for today stays open" in words
        assert "waits for a second person" in text_of(page(mira, "child_findings", child.id))

    def test_a_second_person_settles_it(self, alice, mira):
        child = a_baby(alice)
        a_mark(alice, child)
        sets_aside(alice, child)
        sets_aside(mira, child, given="wrong_data", words="The clinic wrote it on the wrong child.")
        (shown,) = findings(sight_of(alice, child), as_of=FRIDAY.date())
        assert not shown.waits
        assert shown.one_alone is None
        (task,) = owed(child, "finding.second")
        assert standing_of(task) == "done"

    def test_the_same_person_twice_is_one(self, alice, mira):
        child = a_baby(alice)
        a_mark(alice, child)
        sets_aside(alice, child)
        sets_aside(alice, child, words="I asked the hospital again about it.")
        (shown,) = findings(sight_of(alice, child), as_of=FRIDAY.date())
        assert shown.waits

    def test_the_deputys_word_asks_the_lead(self, alice, mira):
        child = a_baby(alice)
        a_mark(alice, child)
        sets_aside(mira, child)
        assert [task.owner_id for task in owed(child, "finding.second")] == [alice.id]

    def test_with_nobody_else_named_the_duty_desk_looks(self, alice):
        child = a_baby(alice)
        a_mark(alice, child)
        sets_aside(alice, child)
        assert [task.role for task in owed(child, "finding.second")] == ["duty_desk"]
        desk = a_worker("Dee Duty", roles=(Role.DUTY_DESK,))
        sets_aside(desk, child)
        (shown,) = findings(sight_of(alice, child), as_of=FRIDAY.date())
        assert not shown.waits

    def test_to_act_is_enough_by_one(self, alice, mira):
        child = a_baby(alice)
        a_mark(alice, child)
        day = FRIDAY.date()
        answer(alice, version=standing(child), given="act", words="Hospital examines her today.", owner=alice.id,
               until=day, today=day, now=FRIDAY)  # fmt: skip
        (shown,) = findings(sight_of(alice, child), as_of=day)
        assert not shown.waits
        assert owed(child, "finding.second") == []

    def test_what_was_acted_on_is_not_set_aside_by_one(self, alice, mira):
        child = a_baby(alice)
        a_mark(alice, child)
        day = FRIDAY.date()
        answer(alice, version=standing(child), given="act", words="Hospital examines her today.", owner=alice.id,
               until=day, today=day, now=FRIDAY)  # fmt: skip
        answer(mira, version=standing(child), given="explained", words="Mapped at birth, I think.", today=day,
               now=FRIDAY + timedelta(hours=1))  # fmt: skip
        (shown,) = findings(sight_of(alice, child), as_of=day)
        assert shown.answer.answer == "act"

    def test_new_evidence_opens_it_for_both_again(self, alice, mira):
        child = a_baby(alice)
        a_mark(alice, child)
        sets_aside(alice, child)
        sets_aside(mira, child)
        a_mark(alice, child, site="arm")
        (shown,) = findings(sight_of(alice, child), as_of=FRIDAY.date())
        assert shown.waits
        assert shown.one_alone is None

    def test_charlie_confirms_nothing(self, alice, mira, charlie):
        child = a_baby(alice)
        a_mark(alice, child)
        sets_aside(alice, child)
        finding = standing(child).finding_id
        given = {"answer": "explained", "words": "The hospital saw her at ten."}
        assert send(charlie, "finding", finding, **given).status_code == 404
        (shown,) = findings(sight_of(alice, child), as_of=FRIDAY.date())
        assert shown.waits

    def test_the_page_says_that_it_stays_open(self, alice, mira):
        child = a_baby(alice)
        a_mark(alice, child)
        browser = browser_of(alice)
        finding = standing(child).finding_id
        given = {"once": str(uuid4()), "answer": "explained", "words": "The mark was mapped at birth."}
        shown = browser.post(f"/findings/{finding}/", given, follow=True)
        assert "stays open until a second person has looked" in text_of(shown)
