"""What an entry names by the reference of its file is found again: a referral by its outcome, events by a decision."""

from datetime import timedelta

import pytest

from seen.apps.casefile.queries import NoSuchChild
from seen.apps.chronology.actions import record_for_service
from seen.apps.chronology.drafts import Draft
from seen.apps.patterns.queries.findings import findings
from seen.apps.patterns.queries.timelines import events
from seen.core.dates.partial import PartialDate
from tests.builders.casefile import involved, open_work_for, sight_of
from tests.builders.children import NOW, SERVICE, TODAY, a_child
from tests.builders.staff import a_worker, an_agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reactions_at_once")]


@pytest.fixture
def amir():
    return a_child()


@pytest.fixture
def agencies():
    return [an_agency(name, sort=sort) for name, sort in (("Mill", "school"), ("Surgery", "gp"), ("Hub", "police"))]


def told(child, agency, kind, reference, *, ago=30, **detail):
    """Tell an entry as a file brings it, with the reference that the file gives it."""
    draft = Draft(
        kind=kind, on=PartialDate.day(TODAY - timedelta(days=ago)), source_type="record", text="From a file.",
        detail=detail, source_record=reference,
    )  # fmt: skip
    return record_for_service(SERVICE, child=child.id, draft=draft, agency=agency.id, now=NOW).entries[0].id


def names(child, key):
    return [event.says(key) for event in events([child.id]) if event.says(key)]


def test_an_outcome_names_the_referral_of_another_agencys_file(amir, agencies):
    mill, surgery, _ = agencies
    referral = told(amir, mill, "referral.made", "r1")
    told(amir, surgery, "referral.outcome", "o1", referral="r1", outcome="nfa")
    assert names(amir, "referral") == [str(referral)]


def test_the_agencys_own_of_that_reference_is_meant_before_anothers(amir, agencies):
    mill, surgery, _ = agencies
    told(amir, mill, "referral.made", "1")
    own = told(amir, surgery, "referral.made", "1", ago=31)
    told(amir, surgery, "referral.outcome", "2", referral="1", outcome="advice")
    assert names(amir, "referral") == [str(own)]


def test_a_decision_to_share_names_what_it_shares(amir, agencies):
    mill, surgery, _ = agencies
    one, other = (told(amir, mill, "note.observation", ref) for ref in ("n1", "n2"))
    told(amir, surgery, "share.declined", "s1", events=["n1", "n2"])
    (event,) = [event for event in events([amir.id]) if event.kind == "share.declined"]
    assert event.lists("events") == (str(one), str(other))


def test_where_two_others_have_that_reference_none_is_guessed(amir, agencies):
    mill, surgery, hub = agencies
    told(amir, mill, "referral.made", "1")
    told(amir, surgery, "referral.made", "1", ago=31)
    told(amir, hub, "referral.outcome", "2", referral="1", outcome="nfa")
    assert names(amir, "referral") == ["1"]


def test_a_decision_names_all_that_it_cites(amir, agencies):
    mill, *_ = agencies
    first, second = told(amir, mill, "food.concern", "a"), told(amir, mill, "school.tired", "b")
    told(amir, mill, "decision.made", "c", reasons="seen together", cites="a b gone")
    (decision,) = [event for event in events([amir.id]) if event.kind == "decision.made"]
    assert decision.lists("cites") == (str(first), str(second), "gone")


def test_a_grade_names_what_it_rests_on(amir, agencies):
    mill, *_ = agencies
    seen = told(amir, mill, "food.concern", "a")
    rater = {"instrument": "toolkit", "version": "1", "item": "food", "value": 3, "rater": "R", "rater_role": "worker"}
    told(amir, mill, "grade.given", "g", cites=["a"], **rater)
    (grade,) = [event for event in events([amir.id]) if event.kind == "grade.given"]
    assert grade.lists("cites") == (str(seen),)


def test_what_is_named_by_its_ref_already_is_not_looked_up(amir, agencies, monkeypatch):
    mill, *_ = agencies
    seen = told(amir, mill, "food.concern", "a")
    told(amir, mill, "decision.made", "c", reasons="seen together", cites=[str(seen)])
    monkeypatch.setattr("seen.apps.patterns.queries.named._references", lambda records: pytest.fail("looked up"))
    (decision,) = [event for event in events([amir.id]) if event.kind == "decision.made"]
    assert decision.lists("cites") == (str(seen),)


def test_three_referrals_each_answered_alone_are_asked_about_and_charlie_learns_nothing(amir, agencies):
    alice, charlie = a_worker("Alice Fern"), a_worker("Charlie Wold", agency=an_agency("Elsewhere clinic", sort="gp"))
    open_work_for(amir)
    involved(alice, amir, role="lead_practitioner")
    for number, agency in enumerate(agencies):
        told(amir, agency, "referral.made", f"r{number}", ago=100 - number)
        told(amir, agencies[0], "referral.outcome", f"o{number}", ago=90 - number, referral=f"r{number}", outcome="nfa")
    assert [each.version.finding.row for each in findings(sight_of(alice, amir), as_of=TODAY)] == [7]
    with pytest.raises(NoSuchChild):
        sight_of(charlie, amir)
