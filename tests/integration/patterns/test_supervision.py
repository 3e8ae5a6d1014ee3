"""What waits for supervision: shown to whoever supervises, where they see all of it, and nowhere else."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from seen.apps.casefile.models import MatchRequest, Task
from seen.apps.chronology.actions import record
from seen.apps.chronology.drafts import Draft
from seen.apps.patterns.actions import take_up
from seen.apps.patterns.actions.answering import NotAnAnswer
from seen.apps.patterns.models import Answer, Finding, Version
from seen.apps.patterns.queries.findings import findings
from seen.apps.patterns.queries.supervision import for_supervision
from seen.core.access.permission import NotPermitted, Role
from seen.core.access.viewer import system
from seen.core.dates.partial import PartialDate
from seen.kit.actions.acting import Acting, writing
from seen.kit.audit.models import About, Entry
from tests.builders.browsing import page, send, text_of
from tests.builders.casefile import involved, open_work_for, sight_of
from tests.builders.children import NOW, TODAY, a_child
from tests.builders.staff import a_team, a_worker, an_agency, browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reactions_at_once")]
TITLE = "Starting again with somebody new"


def changed_worker(viewer, child, *, days_ago, person):
    detail = {"person": person, "role": "health visitor"}
    day = TODAY - timedelta(days=days_ago)
    draft = Draft(kind="worker.allocated", on=PartialDate.day(day), source_type="record", detail=detail)
    return record(viewer, children=[child.id], draft=draft, account=uuid4(), now=NOW)


@pytest.fixture
def charlie():
    """A manager of another agency."""
    other = an_agency("Elsewhere clinic", sort="gp")
    return a_worker("Charlie Wold", agency=other, team=a_team("West team", agency=other), roles=(Role.MANAGER,))


@pytest.fixture
def amir(alice):
    child = a_child("Amir Reed")
    open_work_for(child)
    involved(alice, child, role="lead_practitioner")
    for days_ago, person in ((200, "Bo Lane"), (90, "Di Moss"), (20, "Em Vale")):
        changed_worker(alice, child, days_ago=days_ago, person=person)
    return child


def test_it_is_found_and_nobody_is_asked_at_once(amir):
    version = Version.objects.get(finding__child=amir, finding__row=22)
    assert version.tier == "reflective"
    assert not MatchRequest.objects.exists()
    assert not Task.objects.filter(about=version.finding_id).exists()


def test_the_manager_sees_it_with_its_evidence_and_no_name_in_its_words(mira, amir):
    shown = text_of(page(mira, "supervision"))
    assert TITLE in shown
    assert "Amir Reed" in shown
    assert "2 unplanned changes of worker since" in shown
    whole = text_of(page(mira, "supervision_item", Finding.objects.get(child=amir, row=22).id))
    assert "The change was planned with the family" in whole
    assert whole.count("Worker allocated") == 2
    assert "What points the other way" in whole
    assert "How often this question was wrong, and how to object" in whole


def test_it_stands_on_no_childs_page_and_on_no_work_list(alice, mira, amir):
    finding = Finding.objects.get(child=amir, row=22)
    for viewer in (alice, mira):
        assert TITLE not in text_of(page(viewer, "child_findings", amir.id))
        assert TITLE not in text_of(page(viewer, "home"))
        assert page(viewer, "finding", finding.id).status_code == 404
        assert findings(sight_of(viewer, amir), as_of=TODAY) == []


def test_a_worker_is_told_who_could(alice, amir):
    answer = page(alice, "supervision")
    assert answer.status_code == 403
    assert "Amir" not in answer.content.decode()
    assert for_supervision(alice, as_of=TODAY) == []


def test_charlie_who_manages_elsewhere_sees_an_empty_list(charlie, amir):
    shown = text_of(page(charlie, "supervision"))
    assert "Nothing waits for supervision." in shown
    assert "Amir" not in shown


def test_whoever_may_not_see_every_entry_sees_nothing_of_it(mira, amir):
    entry = Version.objects.get(finding__child=amir, finding__row=22).because[0]
    amir.entries.filter(id=entry).update(access="closed")
    assert TITLE not in text_of(page(mira, "supervision"))


def test_it_goes_when_its_evidence_goes(mira, amir):
    Version.objects.filter(finding__child=amir).update(ceased=True)
    assert for_supervision(mira, as_of=TODAY) == []


def test_three_stand_on_a_page_with_what_was_taken_up_on_each(mira, amir):
    entry = Version.objects.get(finding__child=amir, finding__row=22).because[0]
    titles = {2: "Two", 3: "Three", 11: "Eleven", 16: "Sixteen"}
    with transaction.atomic(), writing(Acting("test.raise", system("a test"))):
        for row, title in titles.items():
            found = Finding.objects.create(child=amir, row=row, pattern=f"row-{row}")
            Version.objects.create(
                finding=found, number=1, pattern_version="1", tier="reflective", title=f"Row {title}",
                sentence="So", ask="What?", because=[entry], as_of=TODAY, raised_at=NOW,
            )  # fmt: skip
    taken = Version.objects.get(finding__child=amir, finding__row=22)
    take_up(mira, version=taken, given="explained", words=TALKED, today=TODAY, now=NOW)
    shown = [text_of(browser_of(mira).get("/supervision/", {"page": at})) for at in ("", "2", "9", "two")]
    found = [{title for title in titles.values() if f"Row {title}" in one} for one in shown]
    assert found == [{"Two", "Three", "Eleven"}, {"Sixteen"}, {"Two", "Three", "Eleven"}, {"Two", "Three", "Eleven"}]
    assert all(TITLE in one for one in shown)
    assert "Page 1 of 2" in shown[0]
    assert "Questions before" in shown[1]


def test_to_open_the_list_is_a_read_of_each_child_on_it(mira, amir):
    page(mira, "supervision")
    line = Entry.objects.filter(kind="read", name="supervision").get()
    assert About.objects.filter(entry=line, child=amir.id).exists()


TALKED = "We talked about what Amir was promised before each change."
NEXT_WEEK = TODAY + timedelta(days=7)


@pytest.fixture
def finding(amir):
    return Finding.objects.get(child=amir, row=22)


class TestWhatSupervisionMadeOfIt:
    def taken_up(self, viewer, finding, **other):
        given = {
            "answer": "act", "words": TALKED, "decision": "Alice tells Amir herself who comes next.",
            "owner": str(viewer.id), "until": f"{NEXT_WEEK:%-d %B %Y}",
        }  # fmt: skip
        return send(viewer, "supervision_item", finding.id, **(given | other))

    def test_taken_up_it_holds_and_its_owner_has_a_task_that_stands_on_no_childs_page(self, alice, mira, amir, finding):
        assert self.taken_up(mira, finding, owner=str(alice.id)).status_code == 302
        ((_, shown),) = for_supervision(mira, as_of=TODAY)
        assert not shown.waits
        assert (shown.answer.words, shown.answer.owner_id, shown.answer.until) == (TALKED, alice.id, NEXT_WEEK)
        task = Task.objects.get(kind="supervision")
        assert (task.owner_id, task.child_id, task.due) == (alice.id, None, NEXT_WEEK)
        assert task.title == "Alice tells Amir herself who comes next."
        assert "Taken up in supervision: Mira Holt" in text_of(page(mira, "supervision"))
        for viewer in (alice, mira):
            for name in ("child_findings", "child_work"):
                words = text_of(page(viewer, name, amir.id))
                assert TITLE not in words
                assert "Alice tells Amir" not in words
            assert page(viewer, "finding", finding.id).status_code == 404

    def test_its_page_shows_what_was_discussed_and_decided_and_by_when(self, mira, finding):
        self.taken_up(mira, finding)
        words = text_of(page(mira, "supervision_item", finding.id))
        assert TALKED in words
        assert "Decided: Alice tells Amir herself who comes next. Mira Holt, by" in words

    def test_watched_until_it_comes_back(self, mira, finding):
        version = finding.versions.last()
        take_up(mira, version=version, given="watch", words=TALKED, until=NEXT_WEEK, today=TODAY, now=NOW)
        assert [shown.waits for _, shown in for_supervision(mira, as_of=NEXT_WEEK)] == [False]
        assert [shown.waits for _, shown in for_supervision(mira, as_of=NEXT_WEEK + timedelta(days=1))] == [True]
        assert not Task.objects.filter(kind="supervision").exists()

    def test_explained_it_comes_back_with_new_evidence(self, alice, mira, amir, finding):
        take_up(mira, version=finding.versions.last(), given="explained", words=TALKED, today=TODAY, now=NOW)
        changed_worker(alice, amir, days_ago=5, person="Fay Oak")
        ((_, shown),) = for_supervision(mira, as_of=TODAY)
        assert shown.waits

    def test_sent_twice_it_is_kept_once(self, mira, finding):
        for _ in range(2):
            take_up(mira, version=finding.versions.last(), given="explained", words=TALKED, today=TODAY, now=NOW)
        assert Answer.objects.count() == 1

    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ({"answer": "wrong_data"}, "Choose from the answers shown"),
            ({"answer": ""}, "Choose what supervision made of it"),
            ({"decision": " "}, "Write what was decided."),
            ({"owner": ""}, "Say who will do it and by when."),
            ({"until": "soon"}, "Write the day, month and year"),
            ({"words": ""}, "Write what was discussed"),
        ],
    )
    def test_what_does_not_say_enough_is_sent_back_with_everything_typed(self, mira, finding, given, says):
        answer = self.taken_up(mira, finding, **given)
        assert answer.status_code == 200
        assert says in text_of(answer)
        assert given.get("words", TALKED) in answer.content.decode()
        assert not Answer.objects.exists()

    def test_the_act_refuses_by_itself(self, mira, finding):
        with pytest.raises(NotAnAnswer):
            take_up(mira, version=finding.versions.last(), given="wrong_data", words=TALKED, today=TODAY, now=NOW)

    def test_opening_it_and_answering_it_are_in_the_audit(self, mira, amir, finding):
        page(mira, "supervision_item", finding.id)
        self.taken_up(mira, finding)
        for kind, name in (("read", "supervision_item"), ("act", "patterns.take_up")):
            line = Entry.objects.filter(name=name).exclude(kind="read" if kind == "act" else "act").get()
            assert About.objects.filter(entry=line, child=amir.id).exists()

    def test_the_worker_can_neither_open_nor_answer_it(self, alice, finding):
        assert page(alice, "supervision_item", finding.id).status_code == 404
        assert self.taken_up(alice, finding).status_code == 404
        with pytest.raises(NotPermitted):
            take_up(alice, version=finding.versions.last(), given="explained", words=TALKED, today=TODAY, now=NOW)
        assert not Answer.objects.exists()

    def test_charlie_who_manages_elsewhere_finds_no_such_page(self, charlie, finding):
        assert page(charlie, "supervision_item", finding.id).status_code == 404
        assert self.taken_up(charlie, finding).status_code == 404
        assert page(charlie, "supervision_item", uuid4()).status_code == 404
        assert not Answer.objects.exists()
