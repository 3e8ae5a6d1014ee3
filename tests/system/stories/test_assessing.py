"""Given a child whom a worker knows, when they assess one area on a phone, then it is quick, whole and honest."""

import re
from urllib.parse import urlparse

import pytest

from tests.system.conftest import DESKTOP, NARROW, PHONE

SOL, TOM = "Sol Invented", "Tom Playacted"
AREA = "health-care"  # five items at most
SCREENS, TAPS, FIELDS = 1, 16, 2  # journey 3.2, one area


def child_page(visitor, name):
    """Return where a child's pages are, found as a person finds them."""
    page = visitor.goes_to(f"/find/?q={name.replace(' ', '+').lower()}")
    return page.get_by_role("link", name=name).first.get_attribute("href")


def begins(visitor, child, *, tool="lambeth-toolkit"):
    """Begin an assessment, or go on with the one that is begun. Returns its address."""
    where = child_page(visitor, child)
    page = visitor.goes_to(f"{where}assessments/start/{tool}/")
    page.get_by_label("At my desk").check()
    page.get_by_label("Why now?").fill("Health visitor asked")
    visitor.presses("Begin")
    if page.url.endswith(f"{tool}/"):
        page = visitor.goes_to(f"{where}assessments/start/")
        page.locator("section.seen-card a[href*='/assessments/']").first.click()
    return urlparse(page.url).path


def fits(visitor):
    """Check that nothing scrolls sideways and one heading leads the page."""
    page = visitor.page
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def grades(page, values):
    """Give each item on the page a grade; returns how many taps that took."""
    items = page.locator(".seen-item")
    for at in range(items.count()):
        items.nth(at).locator(f"input[type=radio][name$='-grade'][value='{values(at)}']").check()
    return items.count()


def area_said(page, *, strength="A clean coat", life="She is often tired"):
    """Answer what stands for the whole area; returns taps and typed fields."""
    page.locator("input[name=how][value=observed]").check()
    page.get_by_label("A strength that you have seen").fill(strength)
    page.locator("textarea[name=life_now]").fill(life)
    page.locator("input[name=same_elsewhere][value=yes]").check()
    return 2, 2


@pytest.mark.parametrize(
    ("child", "width", "javascript"),
    [("Rowan Tallow", PHONE, True), ("Linnet Tallow", NARROW, False)],
    ids=["phone", "320px-no-script"],
)
def test_one_area_is_one_screen_sixteen_taps_and_two_short_texts(visitor, child, width, javascript):
    sol = visitor(width=width, javascript=javascript)
    sol.signs_in_as(SOL)
    whole = begins(sol, child)
    page = sol.goes_to(f"{whole}areas/{AREA}/")
    fits(sol)
    screens, taps = {page.url}, grades(page, lambda at: 2)
    more, fields = area_said(page)
    first = page.locator(".seen-item").first
    first.locator("summary").click()
    evidence = first.locator("input[type=checkbox][name$='-entries']")
    linked = min(2, evidence.count())
    for at in range(linked):
        evidence.nth(at).check()
    sol.presses("Save: this area is done")
    taps += more + fields + 1 + linked + 1  # each box to type in is a tap too, and so is saving
    assert page.url.endswith("/result/"), page.locator("main").inner_text()[:400]
    assert (len(screens), taps <= TAPS, fields <= FIELDS) == (SCREENS, True, True), (screens, taps, fields)
    assert page.get_by_text("What decided it:").is_visible()
    fits(sol)
    page = sol.goes_to(f"{whole}check/")
    assert page.get_by_text("It is finished work.").is_visible()
    sol.presses("Sign")
    assert page.get_by_text("Signed and locked.").is_visible()
    if javascript:
        sol.finds_no_fault()


class TestOneAssessment:
    @pytest.fixture
    def sol(self, visitor):
        one = visitor(width=PHONE)
        one.signs_in_as(SOL)
        return one

    def test_not_known_is_not_saved_empty_and_saved_it_is_one_task(self, sol):
        whole = begins(sol, "Wren Tallow", tool="neglect-assessment-framework")
        page = sol.goes_to(whole)
        page.locator(".seen-task__link").first.click()
        address = page.url
        grades(page, lambda at: "not_known" if at == 0 else 2)
        area_said(page)
        sol.presses("Save: this area is done")
        assert page.title().startswith("Error:")
        summary = page.locator(".govuk-error-summary")
        assert summary.evaluate("e => e === document.activeElement || e.contains(document.activeElement)")
        assert summary.get_by_role("link", name=re.compile("say what we do not know")).is_visible()
        item = page.locator(".seen-item").first
        item.get_by_label("What do we not know yet?").fill("Who gives the evening meal")
        item.get_by_label("Who could tell us?").fill("Nursery")
        item.get_by_label("Ask by when?").fill("30 December 2030")
        sol.presses("Save: this area is done")
        assert page.locator(".govuk-error-summary").count() == 1  # a year ahead at most
        item.get_by_label("Ask by when?").fill(page.evaluate("new Date(Date.now() + 6e8).toISOString().slice(0, 10)"))
        sol.presses("Save: this area is done")
        assert page.url == f"{address}result/"
        page = sol.goes_to(whole)
        assert page.get_by_text("Done – need to find out").is_visible()
        assert page.get_by_text("1 of them with something to find out").is_visible()
        assert sol.goes_to("/").get_by_text("Find out:").count() >= 1

    def test_the_worst_needs_evidence_decides_the_area_and_nothing_is_averaged(self, sol):
        whole = begins(sol, "Wren Tallow", tool="neglect-assessment-framework")
        page = sol.goes_to(whole)
        page.locator(".seen-task__link").nth(1).click()
        worst = page.locator(".seen-item").first.locator("input[name$='-grade']:not([value^=not])").count()
        grades(page, lambda at: worst if at == 0 else 1)
        area_said(page, life="Always tired")
        sol.presses("Save: this area is done")
        assert page.get_by_text("needs evidence").first.is_visible()
        assert page.locator("textarea[name=life_now]").input_value() == "Always tired"
        item = page.locator(".seen-item").first
        evidence = item.locator("input[type=checkbox][name$='-entries']")
        if evidence.count():
            evidence.first.check()
        else:
            page.get_by_text("Add something that is not in the chronology yet").click()
            page.get_by_label("Something you saw or heard").fill("Seen with my own eyes")
            page.locator("input[name=new_item]").first.check()
        sol.presses("Save: this area is done")
        title = page.locator("main .govuk-body-l .seen-tag").first.inner_text()
        assert title.startswith(str(worst))
        words = page.content().lower()
        assert "average" not in words
        assert "mean score" not in words
        sol.finds_no_fault()

    def test_last_times_levels_are_not_in_the_page_before_this_time_is_answered(self, sol):
        where = child_page(sol, "Wren Tallow")
        assert sol.goes_to(f"{where}assessments/").get_by_text("Signed.").count() >= 1
        whole = begins(sol, "Wren Tallow", tool="neglect-toolkit")
        page = sol.goes_to(f"{whole}areas/physical-care/")
        assert page.locator(".seen-item input[type=radio]:checked").count() == 0
        assert "Last time" not in page.content()
        grades(page, lambda at: 2)
        area_said(page)
        sol.presses("Save: this area is done")
        assert page.get_by_text("Last time was").is_visible()
        assert page.locator(".seen-table tbody tr").count() >= 3


def test_two_browsers_on_one_area_lose_nothing(visitor):
    first, second = visitor(width=PHONE), visitor(width=DESKTOP)
    for one, who in ((first, SOL), (second, TOM)):
        one.signs_in_as(who)
    whole = begins(first, "Wren Tallow", tool="educational-neglect")
    address = first.goes_to(whole).locator(".seen-task__link").first.get_attribute("href")
    for one in (first, second):
        grades(one.goes_to(address), lambda at: 2)
    for one, words in ((first, "As Sol saw it"), (second, "As Tom saw it")):
        area_said(one.page, life=words)
        one.presses("Save: this area is done")
    page = second.page
    assert page.url.endswith("/both/")
    for words in ("As Sol saw it", "As Tom saw it"):
        assert page.get_by_text(words).first.is_visible()
    fits(second)
    second.finds_no_fault()
    page.get_by_label(re.compile("saved second")).check()
    second.presses("Keep it")
    assert page.url.endswith("/result/")
    assert "As Tom saw it" in page.content()
