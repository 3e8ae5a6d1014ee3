"""Stories of sign-in, as people meet them: typing survives an ended session, and the next person never sees it."""

import pytest

from tests.system.conftest import DESKTOP

TYPED = "Ōhāna’s team – Школа, “العربية” 🙂"


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_given_an_ended_session_when_amir_sends_what_he_typed_then_it_is_held_for_him(visitor, javascript):
    """Criterion 14: expire the session in the middle of a form; after sign-in the text is identical."""
    amir = visitor(javascript=javascript)
    amir.signs_in_as("Sign in as Amir Playacted")
    amir.goes_to("/agencies/").get_by_label("Name of the team").fill(TYPED)
    amir.context.clear_cookies(name="sessionid")
    amir.presses("Add the team")
    assert "Nothing you typed is lost" in amir.page.content()
    assert TYPED not in amir.page.locator("main").inner_text()
    if javascript:  # the accessibility check is itself a script, and would wait for ever
        amir.finds_no_fault()


def test_given_somebody_without_a_role_of_administrator_then_no_account_is_shown(visitor):
    """Charlie, of another agency and no administrator, is told what the role may do and nothing else."""
    charlie = visitor(width=DESKTOP)
    charlie.signs_in_as("Sign in as Hana Storybook")
    page = charlie.goes_to("/accounts/")
    assert page.get_by_role("heading", level=1).inner_text() == "Your role cannot do that"
    assert "Tom Playacted" not in page.content()
    charlie.finds_no_fault()


@pytest.mark.parametrize(
    "path",
    ["/sign-in/", "/help/danger/", "/help/privacy/", "/help/accessibility/", "/rehearsal/"],
)
def test_pages_that_anyone_may_open_have_no_fault(visitor, path):
    someone = visitor()
    someone.goes_to(path)
    someone.finds_no_fault()


@pytest.mark.parametrize(
    "path",
    ["/", "/accounts/", "/accounts/new/", "/agencies/", "/roles/", "/your-account/", "/your-account/second-step/"],
)
def test_pages_of_an_administrator_have_no_fault(visitor, path):
    amir = visitor()
    amir.signs_in_as("Sign in as Amir Playacted")
    amir.goes_to(path)
    amir.finds_no_fault()


def test_when_a_form_is_sent_with_errors_then_every_one_is_in_the_summary_and_nothing_is_lost(visitor):
    """Criteria 8 and 9: the title says so, the summary has the focus, and what was typed is still there."""
    amir = visitor()
    amir.signs_in_as("Sign in as Amir Playacted")
    page = amir.goes_to("/accounts/new/")
    page.get_by_label("Job, as colleagues would say it").fill("Teacher")
    amir.presses("Make the account")
    page.wait_for_function("document.activeElement.classList.contains('govuk-error-summary')")
    assert page.title().startswith("Error:")
    page.get_by_role("link", name="Enter the person’s name").click()
    assert page.evaluate("document.activeElement.name") == "name"
    assert page.get_by_label("Job, as colleagues would say it").input_value() == "Teacher"
    amir.finds_no_fault()
