"""One journey for each role, on both databases: what they come to Seen to do, and what stays shut."""

import re
from collections.abc import Callable

import pytest

from tests.system.conftest import DESKTOP, Visitor

pytestmark = pytest.mark.journey
NOTE = "Wren shared her crisps with Rowan and checked that he had eaten."


def opens_wren(somebody: Visitor) -> str:
    """Find Wren by name and open her page; return its address."""
    somebody.goes_to("/find/?q=wren")
    somebody.follows("Wren Tallow")
    found = re.search(r"/children/([0-9a-f-]{36})/", somebody.page.url)
    assert found
    return found.group(1)


def test_a_worker_notes_something_and_it_joins_the_story(visitor: Callable[..., Visitor]) -> None:
    tom = visitor()
    tom.signs_in_as("Tom Playacted")
    tom.goes_to("/note/")
    page = tom.follows("Wren Tallow")
    page.get_by_label("What did you see, hear or measure?").fill(NOTE)
    page.get_by_label("I saw or heard it myself").check()
    page.get_by_label("Something going well").check(force=True)
    tom.presses("Save")
    assert "saved" in page.locator("h1").inner_text().lower()
    child = opens_wren(tom)
    tom.goes_to(f"/children/{child}/chronology/?order=newest")
    assert NOTE in page.locator("main").inner_text()


def test_a_lead_practitioner_answers_a_question(visitor: Callable[..., Visitor]) -> None:
    sol = visitor()
    sol.signs_in_as("Sol Invented")
    sol.goes_to("/find/?q=rowan+tallow")
    sol.follows("Rowan Tallow")
    sol.follows("Questions")
    while not sol.page.get_by_role("link", name="Not brought to appointments").count():
        sol.follows("Next questions")
    page = sol.follows("Not brought to appointments")
    assert "Why you see this" in page.locator("main").inner_text()
    page.get_by_label("Watch until a date").check()
    page.get_by_label("In your own words").fill("n/a")
    sol.presses("Keep my answer")
    assert page.title().startswith("Error: ")
    assert page.get_by_label("Watch until a date").is_checked()
    page.get_by_label("In your own words").fill("Speech therapy starts a home visit next week; I will ask Marnie.")
    page.get_by_label("By when, or until when?").fill(page.evaluate(IN_THREE_WEEKS))
    sol.presses("Keep my answer")
    assert "Being watched" in page.locator("main").inner_text()


IN_THREE_WEEKS = "new Date(Date.now() + 21 * 864e5).toISOString().slice(0, 10)"


def test_a_manager_sees_what_the_team_is_asked(visitor: Callable[..., Visitor]) -> None:
    mira = visitor(width=DESKTOP)
    mira.signs_in_as("Mira Madeup")
    page = mira.goes_to("/?list=team")
    assert "Wren Tallow" in page.locator("main").inner_text()


def test_a_designated_lead_reads_what_her_own_agency_knows(visitor: Callable[..., Visitor]) -> None:
    della = visitor()
    della.signs_in_as("Della Playacted")
    child = opens_wren(della)
    page = della.goes_to(f"/children/{child}/why/")
    assert "designated lead of Millbrook Primary School" in page.locator("main").inner_text()


def test_the_matching_desk_sees_who_was_asked_about_and_nobody_else(visitor: Callable[..., Visitor]) -> None:
    marek = visitor(width=DESKTOP)
    marek.signs_in_as("Marek Imagined")
    page = marek.goes_to("/desk/matching/")
    assert page.locator("h1").count() == 1
    page = marek.goes_to("/find/?q=juniper")
    assert page.get_by_role("link", name="Juniper Pebble").count() == 0


@pytest.mark.parametrize("role", ["Dee Fictional", "Pat Supposed", "Ada Nobody"])
def test_those_who_work_with_no_child_find_none(visitor: Callable[..., Visitor], role: str) -> None:
    sol = visitor()
    sol.signs_in_as("Sol Invented")
    child = opens_wren(sol)
    somebody = visitor()
    somebody.signs_in_as(role)
    assert somebody.goes_to("/").locator("h1").count() == 1
    assert "Tallow" not in somebody.page.content()
    answer = somebody.page.goto(f"{somebody.server}/children/{child}/chronology/")
    assert answer is not None and answer.status == 404


def test_an_administrator_makes_an_account(visitor: Callable[..., Visitor]) -> None:
    ada = visitor(width=DESKTOP)
    ada.signs_in_as("Ada Nobody")
    page = ada.goes_to("/accounts/new/")
    page.get_by_label("Name", exact=False).first.fill("Fern Pretend")
    page.get_by_label("E-mail", exact=False).first.fill(f"fern.{abs(hash(ada.server))}@rehearsal.example")
    page.locator("main form button[type=submit]").first.click()
    assert "Fern Pretend" in page.locator("main").inner_text()


class TestCharlieOfAnotherAgency:
    def test_every_address_of_wren_is_the_page_of_nobody(self, visitor: Callable[..., Visitor]) -> None:
        sol, sade = visitor(), visitor()
        sol.signs_in_as("Sol Invented")
        child = opens_wren(sol)
        sade.signs_in_as("Sade Notional")
        nobody = sade.page.goto(f"{sade.server}/children/00000000-0000-4000-8000-000000000000/chronology/")
        assert nobody is not None
        for path in ("chronology", "questions", "people", "work", "history", "why", "files", "tray"):
            refused = sade.page.goto(f"{sade.server}/children/{child}/{path}/")
            assert refused is not None and refused.status == nobody.status == 404, path
            assert "Tallow" not in sade.page.content()
        assert "Tallow" not in sade.goes_to("/find/?q=tallow").locator("main").inner_text().replace("tallow", "")
