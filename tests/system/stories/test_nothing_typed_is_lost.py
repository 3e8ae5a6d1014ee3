"""Criterion 14: the session ends while somebody is typing; after sign-in, the same words are saved, and saved once."""

from uuid import uuid4

import pytest

from tests.system.conftest import DESKTOP, PHONE

WORDS = "Ōhāna’s lunch: one slice, shared.\n\n“I am not hungry”, she said – Школа, العربية 🙂"
OWN = "a long enough pass phrase"


def an_account(visitor, email):
    """Have an administrator make an account with a worker's role; return its temporary password."""
    amir = visitor(width=DESKTOP)
    amir.signs_in_as("Amir Playacted")
    page = amir.goes_to("/accounts/new/")
    page.get_by_label("Full name").fill("Fern Pretend")
    page.get_by_label("Work e-mail address").fill(email)
    amir.presses("Make the account")
    password = page.locator("main code").inner_text()
    amir.follows("Go to the account")
    page.locator("main a", has_text="role").first.click()
    page.get_by_label("Worker", exact=True).check()
    page.get_by_label("Why").fill("She started this week")
    page.locator("main form button[type=submit]").first.click()
    return password


def signs_in(somebody, email, password):
    page = somebody.page
    page.locator("input[type=email], input[name=login]").first.fill(email)
    page.locator("input[type=password]").first.fill(password)
    page.locator("main form button[type=submit]").first.click()
    return page


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_the_words_are_identical_after_signing_in_again(visitor, javascript):
    email = f"{uuid4().hex[:12]}@millbrook.example"
    temporary = an_account(visitor, email)
    fern = visitor(width=PHONE, javascript=javascript)
    fern.goes_to("/sign-in/")
    page = signs_in(fern, email, temporary)
    passwords = page.locator("input[type=password]")
    for at, value in enumerate([temporary, OWN, OWN][-passwords.count() :]):
        passwords.nth(at).fill(value)
    page.locator("main form button[type=submit]").first.click()
    page = fern.goes_to("/note/not-listed/")
    page.get_by_label("What name do you know the child by?").fill(f"Robin {uuid4().hex[:6]}")
    page.get_by_label("About what age, or the date of birth or due date?").fill("6")
    page.get_by_label("Where do you know the child from?").fill("Breakfast club")
    page.locator("main form button[type=submit]").first.click()
    page.get_by_label("What did you see, hear or measure?").fill(WORDS)
    page.get_by_label("I saw or heard it myself").check()
    page.get_by_label("Just noting it", exact=True).check()
    fern.context.clear_cookies(name="sessionid")
    fern.presses("Save")
    assert "Nothing you typed is lost" in page.content()
    assert WORDS not in page.content()
    signs_in(fern, email, OWN)
    assert "Nothing you typed is lost" in page.locator("h1").inner_text()
    fern.presses("Send it now")
    saved = page.locator("main").inner_text()
    assert "saved" in page.locator("h1").inner_text().lower(), saved
    page = fern.goes_to("/notes/mine/")
    kept = page.locator(".seen-words", has_text="Ōhāna")
    assert kept.count() == 1
    assert kept.inner_text().strip() == WORDS
