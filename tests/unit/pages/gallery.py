"""Every component once, with the worst that a page may have to show: what the tests and the browser look at."""

from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from jinja2 import FileSystemLoader

from seen.kit.pages.forms import Choose, ChooseSome, Form, OnceForm, PlainText, WhenField
from seen.kit.pages.frame import Danger, Frame, Identity, Link, SignedIn
from seen.kit.pages.jinja import TEMPLATES, environment

HERE = Path(__file__).parent
WORST = '<script>alert(1)</script> O\'Neill & "Søn" محمد 🏴󠁧󠁢󠁥󠁮󠁧󠁿\nsecond line  ' + "w" * 70

FRAME = Frame(
    signed_in=SignedIn(
        name="Noor Example",
        agency="Riverside Primary School",
        role="Designated lead",
        sees="Children at your school, and children your school was asked to help.",
        ask="The duty desk, 0116 496 0000.",
        sign_out="/sign-out",
    ),
    navigation=(
        Link("Home", "/", current=True, count=4),
        Link("Note something", "/note"),
        Link("Find a child", "/find"),
    ),
    danger=Danger("the duty desk", "0116 496 0000", "Open now, until 5pm. After that: 0116 496 0001."),
    footer=(
        Link("Accessibility", "/accessibility"),
        Link("Source and licence", "/source"),
        Link("Privacy", "/privacy"),
    ),
    rehearsal=True,
)
CHILD = Identity(
    name="Amir Example",
    preferred="Ami",
    age="4 years 2 months",
    href="/children/1",
    household="14 Example Road, with Sana Example and Tariq Example",
    siblings=(Link("Leila, 9", "/children/2"), Link("Yusuf, 11 months", "/children/3")),
    lead="Jo Example, health visitor",
    lead_phone="0116 496 0002",
    last_seen="12 November 2026, at home",
    read_first="Meet Sana away from home: it is not safe to talk in front of others.",
)
SECTIONS = tuple(
    Link(text, f"/children/1/{text.lower()}", current=text == "Overview", count=120 if text == "Chronology" else 0)
    for text in ("Overview", "Chronology", "Assessments", "Voice", "Plan", "People", "Meetings", "History")
)


class Note(OnceForm):
    """One field of each kind."""

    name = PlainText(label="Who is this about?", help_text="The name you know them by", longest=120)
    seen = PlainText(
        label="What did you see, hear or measure?",
        help_text="Write it so that Amir could read it at 18",
        lines=6,
        longest=400,
        error_messages={"required": "Tell us what you saw or heard"},
    )
    known = Choose(
        label="How do you know?",
        choices=[("saw", "I saw it"), ("child", "The child said it"), ("other", "Another worker said it")],
        hints={"child": "Their own words matter most"},
        error_messages={"required": "Choose how you know"},
    )
    areas = ChooseSome(
        label="Area",
        help_text="Up to 3",
        choices=[("care", "Physical care"), ("health", "Health"), ("safety", "Safety"), ("love", "Love and care")],
        at_most=3,
    )
    with_whom = ChooseSome(label="Who was there?", choices=[("mum", "Sana"), ("dad", "Tariq")], required=False)
    when = WhenField(label="When was it?", error_messages={"required": "Choose when it was"})
    agency = forms.ChoiceField(label="Agency", choices=[("", "Any"), ("school", "School")], required=False)
    photo = forms.FileField(label="Photo", help_text="JPEG or PNG, up to 25 MB", required=False)


class Filters(Form):
    """What a list is narrowed by."""

    agency = forms.ChoiceField(label="From", choices=[("", "Any agency"), ("school", "School")], required=False)
    words = PlainText(label="Words", required=False)


class _Pages:
    page = Paginator(range(300), 20, allow_empty_first_page=True).page(7)


def context(form: OnceForm | None = None) -> dict[str, Any]:
    """Return what the gallery needs."""
    entries = [
        {"title": "Not brought to the dentist", "when": "30 June 2026", "who": "Dental service", "text": WORST},
        {"title": "Brought in with a clean coat", "when": "about May 2026", "who": "", "text": ""},
    ]
    found: dict[str, Any] = {"form": form or Note(), "child": CHILD, "sections": SECTIONS, "frame": FRAME}
    crumbs = (Link("Home", "/"), Link("Amir Example", "/children/1"))
    return found | {
        "crumbs": crumbs,
        "filters": Filters(auto_id="filter_%s"),
        "entries": entries,
        "worst": WORST,
        "page": _Pages.page,
        "query": QueryDict("kind=worry&kind=note&page=7"),
    }


def render(name: str = "gallery.html", *, form: OnceForm | None = None, **more: Any) -> str:
    """Return a page as HTML, the gallery unless another is named."""
    return environment(loader=FileSystemLoader([HERE, TEMPLATES])).get_template(name).render(context(form) | more)
