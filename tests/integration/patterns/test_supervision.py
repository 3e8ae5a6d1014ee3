"""What waits for supervision: shown to whoever supervises, where they see all of it, and nowhere else."""

from datetime import timedelta
from uuid import uuid4

import pytest

from seen.apps.casefile.models import MatchRequest, Task
from seen.apps.chronology.actions import record
from seen.apps.chronology.drafts import Draft
from seen.apps.patterns.models import Finding, Version
from seen.apps.patterns.queries.findings import findings
from seen.apps.patterns.queries.supervision import for_supervision
from seen.core.access.permission import Role
from seen.core.dates.partial import PartialDate
from seen.kit.audit.models import About, Entry
from tests.builders.browsing import page, text_of
from tests.builders.casefile import involved, open_work_for, sight_of
from tests.builders.children import NOW, TODAY, a_child
from tests.builders.staff import a_team, a_worker, an_agency

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
    assert "The change was planned with the family" in shown


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


def test_to_open_the_list_is_a_read_of_each_child_on_it(mira, amir):
    page(mira, "supervision")
    line = Entry.objects.filter(kind="read", name="supervision").get()
    assert About.objects.filter(entry=line, child=amir.id).exists()
