"""How often the frame of a child's page asks the database, whoever looks: everything but what the page is about."""

import pytest
from django.db import connection
from django.shortcuts import render
from django.test.utils import CaptureQueriesContext
from django.urls import include, path
from django.utils import timezone

from seen.apps.casefile.guards import child_page
from seen.config.urls import urlpatterns as every
from seen.core.access.permission import Role
from seen.kit.access.guards import viewer_of
from seen.kit.pages.about_child import top_of
from tests.builders.casefile import asked_to_match, involved, open_work_for
from tests.builders.children import a_child, an_adult, at_home
from tests.builders.missed import missed_twice
from tests.builders.staff import a_team, a_worker, an_agency, browser_of

# Session; account and roles; sight; BEGIN, last code and line of the audit; identity bar. PostgreSQL is told the name
# of the act, and to hold the end of the chain, in two more.
MOST = {"sqlite": 7, "postgresql": 9}


@child_page
def bare(request, sight):
    top = top_of(viewer_of(request), sight, current="child_people", as_of=timezone.localdate())
    return render(request, "layout/child.html", top)


urlpatterns = [path("bare/<uuid:child>/", bare), path("", include(every))]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls(__name__)]


@pytest.fixture
def child():
    child, sister = a_child("Elizabeth Reed"), a_child("Zoe Reed")
    at_home(child, with_children=(sister,), with_adults=(an_adult("Maya Reed", of=child),))
    return child, sister


def a_lead_of_everything(*children):
    agency = an_agency()
    roles = (Role.WORKER, Role.MANAGER, Role.DESIGNATED_LEAD, Role.MATCHING_DESK, Role.DUTY_DESK)
    viewer = a_worker("Alice Fern", agency=agency, team=a_team(agency=agency), roles=roles)
    for one in children:
        involved(viewer, one, role="lead_practitioner")
        asked_to_match(one)
    return viewer


def statements(browser, child):
    """The page, and what was asked for it at the second view: the first notes in the session that it is in use."""
    browser.get(f"/bare/{child.id}/")
    with CaptureQueriesContext(connection) as asked:
        page = browser.get(f"/bare/{child.id}/")
    return page, [one["sql"][:90] for one in asked if one["sql"] != "COMMIT"]


def test_the_frame_asks_little_whoever_looks(child):
    child, sister = child
    worker = a_worker("Bob Hale")
    involved(worker, child)
    for viewer in (worker, a_lead_of_everything(child, sister)):
        browser = browser_of(viewer)
        page, asked = statements(browser, child)
        assert page.status_code == 200 and "Elizabeth Reed" in page.content.decode()
        assert len(asked) <= MOST[connection.vendor], "\n".join(asked)


def test_more_people_at_home_cost_no_more(child):
    child, sister = child
    browser = browser_of(a_lead_of_everything(child, sister))
    _, before = statements(browser, child)
    brothers = [a_child(f"Tom {number}") for number in range(5)]
    at_home(child, with_children=tuple(brothers), with_adults=(an_adult("Sam Reed", of=child, kind="father"),))
    page, after = statements(browser, child)
    assert len(after) == len(before)
    assert "Zoe Reed" in page.content.decode() and "Tom 1" not in page.content.decode()


def test_charlie_costs_less_and_sees_nothing(child):
    charlie = a_worker("Charlie Moss", agency=an_agency("Southmarsh school", sort="school"))
    page, asked = statements(browser_of(charlie), child[0])
    assert page.status_code == 404 and len(asked) <= 3, "\n".join(asked)


@pytest.mark.parametrize("page", ["/", "/notes/mine/"])
def test_more_questions_cost_no_more(page):
    alice, costs = a_worker("Alice Fern"), []
    for number in range(3):
        child = a_child(f"Tom {number}")
        open_work_for(child)
        involved(alice, child, role="lead_practitioner")
        missed_twice(alice, child)
        browser = browser_of(alice)
        browser.get(page)
        with CaptureQueriesContext(connection) as asked:
            shown = browser.get(page).content.decode()
        assert shown.count("Not brought to appointments") >= number + 1
        costs.append(len(asked))
    assert costs[0] == costs[1] == costs[2]
