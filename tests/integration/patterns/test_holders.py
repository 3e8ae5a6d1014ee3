"""Where several agencies each hold something grave alone, each is asked about its own, and sees no more than that."""

from datetime import timedelta
from uuid import uuid4

import pytest

from seen.apps.casefile.queries import NoSuchChild
from seen.apps.chronology.actions import record, withdraw
from seen.apps.chronology.drafts import Draft
from seen.apps.patterns.actions import answer, look
from seen.apps.patterns.models import Version
from seen.apps.patterns.queries.findings import findings
from seen.core.access.viewer import system
from seen.core.dates.partial import PartialDate
from tests.builders.casefile import involved, sight_of
from tests.builders.children import NOW, TODAY, a_child
from tests.builders.staff import a_worker, an_agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reactions_at_once")]
SCAN = system("a test of the scan")
BEFORE = timedelta(days=20)


@pytest.fixture
def una():
    return a_worker("Una Vale", agency=an_agency("Northside hospital", sort="hospital"))


@pytest.fixture
def amir(alice, una):
    child = a_child("Amir Reed")
    for viewer in (alice, una):
        involved(viewer, child, start=TODAY - BEFORE, at=NOW - BEFORE)
    return child


def told(viewer, child, kind="child.exploited"):
    draft = Draft(kind=kind, on=PartialDate.day(TODAY - BEFORE), source_type="record", text=f"Told to {viewer.name}.")
    return record(viewer, children=[child.id], draft=draft, account=uuid4(), now=NOW - BEFORE).entries[0]


def look_now(child):
    return look(SCAN, child=child.id, as_of=TODAY, now=NOW)


def shown(viewer, child):
    found = findings(sight_of(viewer, child, as_of=TODAY), as_of=TODAY)
    return [each for each in found if each.version.finding.row == 26]


def asked(viewer, child):
    """Return what a viewer is asked by row 26: the entries of each question."""
    return [each.because for each in shown(viewer, child)]


def test_each_is_asked_about_its_own(alice, una, amir):
    hers, theirs = told(alice, amir), told(una, amir, "health.self_harm")
    look_now(amir)
    assert asked(alice, amir) == [(hers,)]
    assert asked(una, amir) == [(theirs,)]
    sentences = Version.objects.filter(finding__row=26).values_list("finding__holder", "sentence")
    assert len(sentences) == 2
    assert all(holder and sentence.startswith("1 grave entry held by ") for holder, sentence in sentences)


def test_charlie_is_asked_nothing(alice, una, amir):
    told(alice, amir), told(una, amir)
    look_now(amir)
    charlie = a_worker("Charlie Wold", agency=an_agency("Elsewhere clinic", sort="gp"))
    with pytest.raises(NoSuchChild):
        sight_of(charlie, amir, as_of=TODAY)
    involved(charlie, amir)
    assert asked(charlie, amir) == []


def test_an_answer_of_one_leaves_the_other(alice, una, amir):
    told(alice, amir), told(una, amir)
    look_now(amir)
    (hers,) = shown(alice, amir)
    answer(alice, version=hers.version, given="explained", words="The hospital was told in person.", today=TODAY,
           now=NOW)  # fmt: skip
    assert [each.waits for each in shown(alice, amir)] == [False]
    assert [each.waits for each in shown(una, amir)] == [True]


def test_what_one_no_longer_holds_leaves_the_other_as_it_was(alice, una, amir):
    gone, theirs = told(alice, amir), told(una, amir)
    look_now(amir)
    withdraw(alice, entry=gone, why="Another child", account=uuid4(), now=NOW)
    look_now(amir)
    assert asked(alice, amir) == []
    assert asked(una, amir) == [(theirs,)]
    assert look_now(amir) == 0
    diary = Version.objects.filter(finding__row=26).order_by("finding__holder", "number")
    assert sorted(version.ceased for version in diary) == [False, False, True]


def test_what_comes_again_is_the_same_question(alice, una, amir):
    gone = told(alice, amir)
    told(una, amir)
    look_now(amir)
    withdraw(alice, entry=gone, why="Another child", account=uuid4(), now=NOW)
    look_now(amir)
    told(alice, amir)
    look_now(amir)
    (question,) = {version.finding_id for version in Version.objects.filter(finding__row=26, number=3)}
    assert Version.objects.filter(finding=question).count() == 3
    assert len({version.finding_id for version in Version.objects.filter(finding__row=26)}) == 2
