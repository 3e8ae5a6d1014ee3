"""Text is kept whole, dates are never guessed, and every error says what to do."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from seen.kit.pages.forms import Choose, Form, OnceField, PlainText, When, WhenField, error_links, plain

LINES = PlainText(lines=4, longest=10)
ONE = PlainText(longest=10)

KEPT = [
    ("O'Neill", "O'Neill"),
    ("a\r\nb\rc", "a\nb\nc"),
    ("👩\u200d👧", "👩\u200d👧"),
    ("be\x07ll", "bell"),
    ("ab\u202ecd\u2066e", "abcde"),
    ("م\u200fa", "م\u200fa"),
    ("<b>&", "<b>&"),
]


@pytest.mark.parametrize(("typed", "kept"), KEPT)
def test_what_is_kept(typed: str, kept: str) -> None:
    assert LINES.clean(typed) == kept


def test_one_line_stays_one_line() -> None:
    assert ONE.clean("a \n b\tc") == "a b c"


@pytest.mark.parametrize("typed", ["a\x00b", "a\ud800b"])
def test_what_no_database_keeps_is_refused_with_words(typed: str) -> None:
    with pytest.raises(ValidationError, match="Remove the characters that cannot be shown"):
        LINES.clean(typed)


@pytest.mark.parametrize(
    ("count", "said"), [(11, "Shorten by 1 character"), (12, "Shorten by 2 characters"), (2_010, "Shorten by 2,000")]
)
def test_too_long_says_by_how_much(count: int, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        LINES.clean("x" * count)


def test_as_long_as_it_may_be() -> None:
    assert LINES.clean("x" * 10) == "x" * 10


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text(st.characters(exclude_categories=["C"])))
def test_nothing_printable_is_lost(text: str) -> None:
    assert plain(text) == text


WHENS = [
    ("today", "", When("today")),
    ("unknown", "", When("unknown")),
    ("other", "about 10 May", When("other", "about 10 May")),
    ("", "summer 2025", When("other", "summer 2025")),
]


@pytest.mark.parametrize(("choice", "text", "given"), WHENS)
def test_when(choice: str, text: str, given: When) -> None:
    assert WhenField().clean([choice, text]) == given


REFUSED = [
    ("", "", "This field is required"),
    ("other", "", "Write when it was"),
    ("other", "  ", "Write when it was"),
    ("today", "12 May", "You chose “Today” and wrote “12 May”"),
    ("unknown", "May", "Keep one of them"),
    ("lately", "", "Choose from the answers shown"),
    ("other", "x" * 101, "Shorten by 1 character"),
]


@pytest.mark.parametrize(("choice", "text", "said"), REFUSED)
def test_when_is_never_guessed(choice: str, text: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        WhenField().clean([choice, text])


def test_when_may_be_left_out() -> None:
    assert WhenField(required=False).clean(["", ""]) is None
    assert WhenField(required=False).clean(None) is None


TEXTS = [
    ("today", "", "2024-03-01"),
    ("yesterday", "", "2024-02-29"),
    ("other", "May 2024", "May 2024"),
    ("unknown", "", ""),
]


@pytest.mark.parametrize(("choice", "text", "words"), TEXTS)
def test_when_as_words_for_the_parser(choice: str, text: str, words: str) -> None:
    assert When(choice, text).as_text(today=date(2024, 3, 1)) == words


def test_the_same_key_is_the_same_act() -> None:
    key = uuid.uuid4()
    assert OnceField().clean(str(key)) == key


@pytest.mark.parametrize("sent", [None, "", "1", "x" * 36])
def test_a_lost_key_is_said(sent: str | None) -> None:
    with pytest.raises(ValidationError, match="send it again"):
        OnceField().clean(sent)


class Asked(Form):
    """One plain field, which says nothing of its own when it is left empty."""

    who = PlainText(label="Who is this about?")
    how = Choose(label="How do you know?", choices=[("saw", "I saw it")])


def test_an_empty_answer_names_its_question() -> None:
    assert error_links(Asked({})) == [
        ("Answer “Who is this about?”", "#id_who"),
        ("Answer “How do you know?”", "#id_how"),
    ]


def test_an_answer_that_was_not_offered() -> None:
    assert error_links(Asked({"who": "Amir", "how": "guess"})) == [("Choose from the answers shown", "#id_how")]


class Dated(Form):
    """A date alone."""

    when = WhenField(label="When was it?")


WHERE = [
    ({}, "#id_when"),
    ({"when_choice": "other"}, "#id_when_text"),
    ({"when_choice": "today", "when_text": "May"}, "#id_when"),
]


@pytest.mark.parametrize(("sent", "href"), WHERE)
def test_an_error_in_a_date_leads_to_the_part_that_mends_it(sent: dict[str, str], href: str) -> None:
    assert [where for _, where in error_links(Dated(sent))] == [href]


def test_an_error_of_the_whole_form_leads_to_the_page() -> None:
    form = Asked({"who": "Amir", "how": "saw"})
    form.add_error(None, "Ask again")
    assert error_links(form) == [("Ask again", "#main-content")]
