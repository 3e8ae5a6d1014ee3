"""What entries mean, alike ones in one line, and asking an agency about a time of which nobody tells."""

import re

import pytest

from tests.system.conftest import DESKTOP, PHONE

SOL, NIA, CHARLIE = "Sol Invented", "Nia Makebelieve", "Hugo Unreal"


def opens(someone, persona, child):
    """Sign in and open a child's chronology. Returns its address within the service."""
    someone.signs_in_as(f"Sign in as {persona}")
    someone.goes_to(f"/find/?q={child.replace(' ', '+')}")
    someone.follows(child)
    someone.follows("Chronology")
    return someone.page.url.removeprefix(someone.server).partition("?")[0]


def main(someone):
    return someone.page.locator("main").inner_text()


@pytest.mark.parametrize("width", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_given_a_long_story_when_sol_says_what_matters_then_two_taps_show_it_alone_and_one_shows_all(
    visitor, width, javascript
):
    sol = visitor(width=width, javascript=javascript)
    here = opens(sol, SOL, "Posy Bramble")
    sol.page.locator("main ol li h3 a").first.click()
    entry = sol.page.url.removeprefix(sol.server)
    sol.page.get_by_role("link", name=re.compile("Say what it means|Change what it means")).click()
    sol.page.get_by_label("Yes", exact=True).check()
    sol.page.get_by_label("Why?").fill("The first time that anybody looked inside the cot.")
    sol.page.get_by_label("Impact on Posy").fill("She sleeps on her back now.")
    if javascript:
        sol.finds_no_fault()
    sol.presses("Keep it beside the entry")
    assert "The first time that anybody looked inside the cot." in main(sol)
    sol.goes_to(here)
    total = re.search(r"Showing all ([\d,]+) entries", main(sol)).group(1)
    sol.follows("marked significant")
    assert f"Showing 1 of {total} entries that you can see. Show all {total}" in main(sol)
    assert re.search(r"Sol Invented, \d+ \w+ \d{4}", main(sol))
    if javascript:
        sol.finds_no_fault()
    sol.page.reload()
    assert f"Showing 1 of {total}" in main(sol)
    sol.follows(f"Show all {total}")
    assert f"Showing all {total} entries" in main(sol)
    sol.goes_to(entry)
    sol.follows("Take that back")
    if javascript:
        sol.finds_no_fault()
    sol.page.get_by_label("Why do you take this back?").fill("Said while trying it out.")
    sol.presses("Take it back")
    assert "Taken back on" in main(sol)
    sol.goes_to(here)
    assert "marked significant" not in main(sol)


LATE = "Date,Kind,What happened\n" + "".join(
    f"{day} {month} 2024,Collected late,The group waited {minutes} minutes with her brother.\n"
    for day, month, minutes in ((9, "September", 20), (7, "October", 35), (4, "November", 40), (2, "December", 55))
)


@pytest.fixture
def late(visitor):
    """Sol, who works with Orla, with four late collections of one term in it."""
    sol = visitor()
    here = opens(sol, SOL, "Orla Winterfold")
    if "4 late collections" not in main(sol):
        sol.goes_to(f"{here.removesuffix('chronology/')}files/")
        sol.page.get_by_label("Choose the file").set_input_files(
            {"name": "late.csv", "mimeType": "text/csv", "buffer": LATE.encode()}
        )
        sol.presses("Read the file")
        sol.presses("Accept the whole file")
        sol.page.wait_for_url(re.compile("/files/[^/]+/$"))
    return sol, here


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_given_alike_entries_when_the_line_is_opened_then_each_is_there_whole(visitor, late, javascript):
    sol, here = late
    if not javascript:
        sol = visitor(javascript=False)
        opens(sol, SOL, "Orla Winterfold")
    sol.goes_to(here)
    folded = sol.page.locator("main details", has=sol.page.locator("ol.seen-timeline"))
    line, lines = folded.filter(has_text="late collections").first, folded.count()
    inside = line.locator("ol li h4 a")
    assert line.locator("summary").inner_text().startswith("4 late collections, September to December 2024")
    assert inside.count() == 4
    assert not inside.first.is_visible()
    line.locator("summary").click()
    assert inside.first.is_visible()
    if javascript:
        sol.finds_no_fault()
    sol.follows("Show each of")
    assert folded.count() == 0
    address = sol.page.url
    sol.page.locator("main ol li h3 a").first.click()
    sol.page.go_back()
    assert sol.page.url == address
    sol.follows("Group ")
    assert folded.count() == lines


def test_given_a_gap_when_sol_asks_the_nursery_then_nia_answers_and_nobody_asks_again(visitor):
    sol, nia = visitor(), visitor()
    here = opens(sol, SOL, "Wren Tallow")
    sol.follows("Gaps")
    assert "Nothing recorded is not the same as nothing happened." in main(sol)
    sol.finds_no_fault()
    gap = sol.page.locator("section.seen-card", has_text="Acorn Lane Nursery worked").first
    title = gap.locator("h3").inner_text()
    gap.get_by_role("link", name="Ask Acorn Lane Nursery").click()
    sol.finds_no_fault()
    sol.presses("Ask them")
    assert sol.page.title().startswith("Error:")
    sol.page.get_by_label("Why do you ask?").fill("Nobody tells of that winter.")
    sol.presses("Ask them")
    card = sol.page.locator("section.seen-card", has_text=title).first
    assert "asked on" in card.inner_text()
    assert card.get_by_role("link", name="Ask Acorn Lane Nursery").count() == 0
    nia.signs_in_as(f"Sign in as {NIA}")
    nia.follows("Tell us what you know of")
    assert "Nobody tells of that winter." in main(nia)
    nia.page.get_by_label("It is done").check()
    nia.page.locator("textarea").first.fill("She came on two days a week. We hold nothing else.")
    nia.page.locator("main form button").first.click()
    sol.goes_to(f"{here.removesuffix('chronology/')}gaps/")
    assert "We hold nothing else." in main(sol)
    assert "answered on" in main(sol)


def test_charlie_of_another_agency_is_given_the_page_that_stands_for_nothing(visitor):
    sol, charlie = visitor(), visitor()
    here = opens(sol, SOL, "Wren Tallow").removesuffix("chronology/")
    entry = sol.page.locator("main ol li h3 a").first.get_attribute("href")
    charlie.signs_in_as(f"Sign in as {CHARLIE}")
    charlie.goes_to("/children/00000000-0000-4000-8000-000000000000/gaps/")
    nothing = main(charlie)
    for path in (f"{here}gaps/", f"{here}gaps/ask/", f"{entry}meaning/", f"{entry}meaning/take-back/"):
        charlie.goes_to(path)
        assert "Wren" not in charlie.page.content()
        assert main(charlie) == nothing
