"""Given a worker with a minute, when they note something, then it is saved once, and they know what comes next."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.system.conftest import DESKTOP, NARROW, PHONE

TEACHER, STRANGER, BABY, CHILD = "Tom Playacted", "Hugo Unreal", "Linnet Tallow", "Wren Tallow"
TYPED = "What did you see, hear or measure?"
SCREENS, TAPS, FIELDS = 2, 7, 1  # journey 3.1, from home to saved


@pytest.fixture(params=[(PHONE, True), (NARROW, False), (DESKTOP, True)], ids=["phone", "320px-no-script", "desktop"])
def teacher(visitor, request):
    width, javascript = request.param
    one = visitor(width=width, javascript=javascript)
    one.scripted = javascript
    one.signs_in_as(TEACHER)
    return one


def looks_right(visitor):
    """Check the page; where no script runs, axe cannot, and the width is checked alone."""
    if visitor.scripted:
        visitor.finds_no_fault()
        return
    page = visitor.page
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def notes(visitor, words):
    """Return how many of the viewer's own notes hold these words."""
    visitor.goes_to("/notes/mine/")
    return visitor.page.locator(".seen-card", has_text=words).count()


def on_the_note_of(visitor, child):
    """Come to the second screen."""
    visitor.goes_to("/note/")
    visitor.follows(child)
    return visitor.page


def answers(page, words, *, worry="A worry", how="I saw or heard it myself"):
    """Give the four answers; who is given already."""
    page.get_by_label(TYPED).fill(words)
    page.get_by_label(how).check()
    page.get_by_label(worry, exact=True).check()


class TestFromHomeToSaved:
    def test_two_screens_seven_taps_and_one_typed_field(self, visitor):
        tom = visitor()
        page = tom.signs_in_as(TEACHER)
        screens, taps, fields, words = [], 0, 0, f"Hungry before lunch {uuid4().hex}"

        def tap(locator):
            nonlocal taps
            taps += 1
            locator.click()

        tap(page.get_by_role("link", name="Note something").first)
        screens.append(page.url)
        tap(page.get_by_role("link", name=CHILD).first)
        screens.append(page.url)
        tap(page.get_by_label(TYPED))
        fields += 1
        page.keyboard.type(words)
        tap(page.locator("label", has_text="I saw or heard it myself"))
        tap(page.locator(".seen-chip", has_text="A worry"))
        tap(page.get_by_role("button", name="Save", exact=True))
        expect(page.get_by_role("heading", level=1)).to_contain_text("Your note is saved")
        assert (len(set(screens)), fields) == (SCREENS, FIELDS)
        assert taps <= TAPS
        assert notes(tom, words) == 1

    def test_every_page_of_the_way_has_no_fault(self, teacher):
        page = teacher.page
        for path in ("/note/", "/note/?q=tallow", "/note/?q=nobody", "/note/not-listed/", "/notes/mine/"):
            teacher.goes_to(path)
            looks_right(teacher)
        on_the_note_of(teacher, BABY)
        looks_right(teacher)
        for fold in page.locator("summary").all():
            fold.click()
        looks_right(teacher)
        answers(page, "Thin and hungry. A small bruise. Was not brought to the eye clinic")
        page.get_by_label("exact words").fill("Mummy hit me")
        teacher.presses("Save")
        for said in ("Tell your designated lead now", "Get an urgent medical opinion today", "What got in the way?"):
            expect(page.get_by_role("heading", name=said)).to_be_visible()
        expect(page.locator(".seen-danger")).to_contain_text("999")
        looks_right(teacher)

    def test_the_kinds_are_offered_with_the_reason_and_chosen_by_the_writer(self, teacher):
        page = on_the_note_of(teacher, CHILD)
        words = f"Hungry, no coat {uuid4().hex}"
        answers(page, words)
        teacher.presses("Save")
        expect(page.get_by_text("You wrote “no coat”")).to_be_visible()
        page.get_by_label("Hungry at school").check()
        page.get_by_label("Worry about clothing").check()
        teacher.presses("Add these kinds")
        expect(page.get_by_text("Hungry at school and Worry about clothing")).to_be_visible()
        expect(page.get_by_role("button", name="Add these kinds")).to_have_count(0)
        assert notes(teacher, words) == 1

    def test_a_weight_is_asked_for_by_ones_own_click(self, visitor):
        tom = visitor()
        tom.signs_in_as(TEACHER)
        page = on_the_note_of(tom, CHILD)
        answers(page, "She looks thin and asked for food twice")
        tom.presses("Save")
        tom.presses("Ask for Wren to be weighed")
        expect(page.get_by_text("Asked for.")).to_be_visible()

    def test_a_child_who_is_not_listed(self, teacher):
        page = teacher.goes_to("/note/")
        teacher.follows("Somebody else")
        page.get_by_label("What name do you know the child by?").fill("Zoë")
        page.get_by_label("About what age").fill("about 4")
        page.get_by_label("Where do you know the child from?").fill("Breakfast club")
        teacher.presses("Go on")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Zoë")
        answers(page, "Came in bare feet on a cold day")
        teacher.presses("Save")
        expect(page.get_by_text("Only you, the designated lead")).to_be_visible()

    def test_from_the_childs_own_page_the_first_step_is_skipped(self, visitor):
        tom = visitor()
        tom.signs_in_as(TEACHER)
        page = on_the_note_of(tom, CHILD)
        child = page.url.rstrip("/").split("/")[-1]
        tom.goes_to(f"/children/{child}/people/")
        page.get_by_role("navigation", name=re.compile("Pages about")).get_by_role(
            "link", name="Note something"
        ).click()
        assert page.url.endswith(f"/note/{child}/")


class TestWhatGoesWrong:
    def test_an_empty_form_says_what_to_do_and_leads_there(self, visitor):
        tom = visitor()
        tom.signs_in_as(TEACHER)
        page = on_the_note_of(tom, CHILD)
        tom.presses("Save")
        expect(page).to_have_title(re.compile("^Error:"))
        summary = page.locator(".govuk-error-summary")
        expect(summary).to_be_focused()
        links = summary.get_by_role("link")
        assert links.all_inner_texts()[0] == "Tell us what you saw or heard"
        for link in links.all():
            link.click()
            aim = link.get_attribute("href")
            assert page.evaluate("'#' + document.activeElement.id") == aim
        tom.finds_no_fault()

    def test_after_a_failed_save_every_word_is_there(self, teacher):
        page = on_the_note_of(teacher, CHILD)
        for fold in page.locator("summary").all():
            fold.click()
        page.get_by_label(TYPED).fill("Two  blanks\nand <b>a line</b> 🙂")
        page.get_by_label("Another time").check()
        page.get_by_label("Date, as well as you know it").fill("31 2 2026")
        page.get_by_label("exact words").fill("I am O’Neill")
        page.get_by_label("Who gave it?").fill("Della")
        page.get_by_label("Just noting it", exact=True).check()
        teacher.presses("Save")
        expect(page).to_have_title(re.compile("^Error:"))
        expect(page.get_by_label(TYPED)).to_have_value("Two  blanks\nand <b>a line</b> 🙂")
        expect(page.get_by_label("Date, as well as you know it")).to_have_value("31 2 2026")
        expect(page.get_by_label("exact words")).to_have_value("I am O’Neill")
        expect(page.get_by_label("Who gave it?")).to_have_value("Della")
        expect(page.get_by_label("Just noting it", exact=True)).to_be_checked()
        looks_right(teacher)

    def test_a_note_that_says_little_is_asked_about_once(self, teacher):
        page = on_the_note_of(teacher, CHILD)
        answers(page, "concerned")
        teacher.presses("Save")
        expect(page.locator(".govuk-error-summary")).to_contain_text("What did you see?")
        teacher.presses("Save")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Your note is saved")

    def test_sent_twice_within_a_second_it_is_one_record(self, visitor):
        tom = visitor()
        tom.signs_in_as(TEACHER)
        page = on_the_note_of(tom, CHILD)
        words = f"Tired all morning {uuid4().hex}"
        answers(page, words)
        landed = page.evaluate("""async () => {
            const form = document.querySelector("form[method=post][novalidate]");
            const send = () => fetch(location.href, {method: "POST", body: new URLSearchParams(new FormData(form))});
            return (await Promise.all([send(), send()])).map((answer) => [answer.status, answer.url]);
        }""")
        assert landed[0] == landed[1]
        assert landed[0][0] == 200
        assert notes(tom, words) == 1

    def test_a_session_that_ended_loses_no_word(self, visitor):
        tom = visitor()
        tom.signs_in_as(TEACHER)
        page = on_the_note_of(tom, CHILD)
        words = f"Cold hands,\nno gloves {uuid4().hex}"
        answers(page, words)
        tom.context.clear_cookies(name="sessionid")
        tom.presses("Save")
        expect(page.get_by_text("Nothing you typed is lost")).to_be_visible()
        assert notes_page_asks_to_sign_in(tom)

    def test_a_worker_of_another_agency_finds_no_trace(self, visitor):
        tom, hugo = visitor(), visitor()
        tom.signs_in_as(TEACHER)
        path = on_the_note_of(tom, CHILD).url.removeprefix(tom.server)
        hugo.signs_in_as(STRANGER)
        page = hugo.goes_to("/note/?q=Wren")
        expect(page.get_by_role("link", name="Wren")).to_have_count(0)
        hugo.goes_to(path)
        there = page.locator("main").inner_text()
        hugo.goes_to(f"/note/{uuid4()}/")
        assert page.locator("main").inner_text() == there
        assert "Wren" not in there


def notes_page_asks_to_sign_in(visitor):
    """Answer whether the session is really over."""
    visitor.goes_to("/notes/mine/")
    return visitor.page.get_by_role("button", name="Sign in").count() == 1


class TestKindsWhileTyping:
    def test_chips_come_as_the_words_are_typed_and_stay_chosen(self, visitor):
        tom = visitor(width=NARROW)
        tom.signs_in_as(TEACHER)
        page = on_the_note_of(tom, CHILD)
        words = f"Hungry and in wet clothes. Was not brought to the dentist {uuid4().hex}"
        answers(page, words)
        chip = page.get_by_label("Not brought to an appointment", exact=True)
        expect(chip).to_be_visible()
        expect(page.locator("[data-kinds] + [role=status]")).to_contain_text("Your words suggest: ")
        expect(page.get_by_text("you wrote “not brought”")).to_be_visible()
        assert page.locator("[data-kinds] input:checked").count() == 0
        tom.finds_no_fault()
        page.locator(".seen-chip", has_text="Not brought to an appointment").click()
        page.get_by_label("Which service?").fill("dentist")
        page.locator(".seen-chip", has_text="Hungry at school").click()
        expect(page.get_by_label("Which service?")).to_have_value("dentist")
        tom.finds_no_fault()
        tom.presses("Save")
        expect(page.get_by_text("Hungry at school and Not brought to an appointment")).to_be_visible()
        expect(page.get_by_role("button", name="Add these kinds")).to_have_count(0)
        assert notes(tom, words) == 1

    def test_words_that_suggest_nothing_take_the_chips_away(self, visitor):
        tom = visitor()
        tom.signs_in_as(TEACHER)
        page = on_the_note_of(tom, CHILD)
        page.get_by_label(TYPED).fill("Hungry this morning")
        expect(page.get_by_label("Hungry at school", exact=True)).to_be_visible()
        page.get_by_label(TYPED).fill("Played well with friends")
        expect(page.locator("[data-kinds] input")).to_have_count(0)
