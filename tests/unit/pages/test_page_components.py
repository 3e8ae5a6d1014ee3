"""Every component renders: escaped, labelled, described, and with everything typed still there."""

import re
from html.parser import HTMLParser

import pytest
from django import forms
from jinja2 import UndefinedError

from seen.kit.pages.jinja import environment
from seen.rehearsal.gallery import worst
from tests.builders.gallery import the_gallery


class Page(HTMLParser):
    """The tags of a page, each with its attributes, and the words of the elements asked for."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def every(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.tags if tag == name]

    def ids(self) -> list[str]:
        return [str(attrs["id"]) for _, attrs in self.tags if attrs.get("id")]


TYPED = "first line\n   indented <b> & \"quoted\" 'too'\n\nlast"


WRONG: dict[str, str | list[str]] = {
    "name": "x" * 150,
    "seen": TYPED,
    "when_choice": "today",
    "when_text": "12 May",
    "areas": ["care", "health", "safety", "love"],
    "once": "damaged",
}


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(the_gallery())


@pytest.fixture(scope="module")
def wrong_html() -> str:
    return the_gallery(WRONG)


def test_nothing_typed_becomes_markup(page: Page) -> None:
    assert [attrs.get("src") for attrs in page.every("script")] == ["/static/seen/seen.js"]


def test_nothing_is_inline(page: Page) -> None:
    assert not [
        tag for tag, attrs in page.tags if tag == "style" or "style" in attrs or any(k.startswith("on") for k in attrs)
    ]


def test_one_heading_one_main_one_language(page: Page) -> None:
    assert (len(page.every("h1")), len(page.every("main"))) == (1, 1)
    assert page.every("html")[0]["lang"] == "en-GB"


def test_the_skip_link_comes_first(page: Page) -> None:
    first = next(attrs for tag, attrs in page.tags if tag in ("a", "button", "input"))
    assert first["href"] == "#main-content"


def test_no_id_twice(page: Page) -> None:
    assert sorted(page.ids()) == sorted(set(page.ids()))


def test_every_description_exists(wrong_html: str) -> None:
    shown = Page(wrong_html)
    named = {one for _, attrs in shown.tags for one in (attrs.get("aria-describedby") or "").split()}
    assert named
    assert named <= set(shown.ids())
    assert {one for one in shown.ids() if one.endswith(("-hint", "-error", "-info"))} <= named


def test_every_control_has_a_label(page: Page) -> None:
    labelled = {attrs["for"] for attrs in page.every("label")}
    controls = {
        attrs["id"]
        for tag in ("input", "textarea", "select")
        for attrs in page.every(tag)
        if attrs.get("type") != "hidden"
    }
    assert controls - {None} <= labelled


def test_no_control_cuts_what_is_typed(page: Page) -> None:
    assert not [attrs for _, attrs in page.tags if "maxlength" in attrs]


def test_errors_are_said_in_title_summary_and_field(wrong_html: str) -> None:
    assert "<title>Error: Every component – Amir Example – Seen</title>" in wrong_html
    assert wrong_html.count("Shorten by 30 characters") == 2
    assert wrong_html.index("There is a problem") < wrong_html.index("<h1")


def test_each_line_of_the_summary_leads_to_a_control(wrong_html: str) -> None:
    links = re.findall(r'<a href="#([^"]+)"', wrong_html.split("There is a problem")[1].split("<h1")[0])
    assert len(links) == 5
    assert set(links) <= set(Page(wrong_html).ids())


def test_everything_typed_is_still_there(wrong_html: str) -> None:
    typed = re.search(r'<textarea[^>]*id="id_seen"[^>]*>\n(.*?)</textarea>', wrong_html, re.DOTALL)
    assert typed
    assert typed[1] == "first line\n   indented &lt;b&gt; &amp; &#34;quoted&#34; &#39;too&#39;\n\nlast"
    assert "x" * 150 in wrong_html
    assert 'value="12 May"' in wrong_html
    chosen = [one["value"] for one in Page(wrong_html).every("input") if "checked" in one and one["name"] in WRONG]
    assert chosen == ["care", "health", "safety", "love", "today"]


def test_a_damaged_key_is_made_anew(wrong_html: str) -> None:
    assert "damaged" not in wrong_html


def test_a_misspelt_name_fails() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ child.nmae }}").render(child=worst.CHILD)


def test_the_design_systems_macros_keep_their_leniency() -> None:
    assert "govuk-button" in environment().from_string('{{ govuk.button({"text": "Save"}) }}').render()


@pytest.mark.parametrize("code", ["{{ govuk.crown() }}", "{{ govuk.button.colour.shade }}"])
def test_a_misspelt_component_fails(code: str) -> None:
    with pytest.raises(Exception, match=r"crown|colour"):
        environment().from_string(code).render()


TAGS = """{% from "components/content.html" import tag, level_tag %}
{{ tag("Worry", "worry") }} {{ level_tag(3, "Often not met") }}"""


def test_tags_say_it_without_colour() -> None:
    html = environment().from_string(TAGS).render()
    assert "●" in html
    assert "3 Often not met" in html


def test_the_danger_line_names_who_answers_now(page: Page) -> None:
    assert {"tel:999", "tel:01164960000"} <= {attrs.get("href") for attrs in page.every("a")}


def test_the_bare_frame_still_gives_999() -> None:
    assert 'href="tel:999"' in environment().get_template("errors/broken.html").render()


def test_the_not_found_page_has_no_token() -> None:
    shown = environment().get_template("errors/not_found.html").render(frame=worst.FRAME, csrf_input="differs")
    assert "differs" not in shown
    assert 'href="/sign-out"' in shown
    other = environment().get_template("errors/broken.html").render(frame=worst.FRAME, csrf_input="differs")
    assert "differs" in other


class SignIn(forms.Form):
    """A form that is not ours, as the sign-in pages have."""

    email = forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    password = forms.CharField(widget=forms.PasswordInput())


SIGN_IN = """{% extends "layout/base.html" %}{% from "components/forms.html" import text_field %}
{% block title %}Sign in{% endblock %}
{% block content %}{{ text_field(form.email) }}{{ text_field(form.password) }}{% endblock %}"""


def test_a_form_of_a_library_shows_its_errors_and_never_a_password() -> None:
    html = environment().from_string(SIGN_IN).render(form=SignIn({"email": "noor", "password": "correct horse"}))
    shown = Page(html)
    assert "<title>Error: Sign in – Seen</title>" in html
    assert "correct horse" not in html
    email, password = shown.every("input")
    assert (email["type"], email["value"], email["autocomplete"]) == ("email", "noor", "email")
    assert (password["type"], password.get("value") or "") == ("password", "")
