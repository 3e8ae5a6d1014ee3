"""Strange answers to every form that people reach: no page breaks, and what was typed is stored or still there."""

import html
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from uuid import uuid4

from django.apps import apps
from django.db import connection, models, transaction
from django.test import Client
from django.urls import Resolver404, resolve

from seen.rehearsal.bench.visits import pages_reached
from seen.rehearsal.people import PERSONAS
from seen.rehearsal.soak.strange import Strange

LEFT_OUT = {"account_logout", "sign_in_as", "kept_form"}  # they end the visit
OFTEN = 100  # answers between two looks at a page: far less than the fifteen minutes after which a session ends
SIGNED_OUT = 403  # a form of somebody who is signed out is kept for them and says nothing about the form
MARK = "zq"  # begins every word by which what was typed is found again
KEEPERS = ("chronology", "casefile", "people", "sharing", "patterns", "assessments", "identity", "audit", "sessions")
WORDS = (models.CharField, models.TextField, models.JSONField)
WHO = {
    "Sol Invented",
    "Mira Madeup",
    "Ada Nobody",
    "Marek Imagined",
    "Dee Fictional",
    "Nell Storybook",
    "Tom Playacted",
}


@dataclass
class Control:
    """One control of a form: its name, its type, what stands in it, and what it offers."""

    name: str
    type: str
    value: str = ""
    offers: list[str] = field(default_factory=list)


@dataclass
class Form:
    """A form on a page that somebody reached."""

    route: str
    page: str
    action: str
    browser: Client
    controls: list[Control] = field(default_factory=list)


class Forms:
    """Every form that the invented people reach by following links. `sent` and `answers` count what was."""

    def __init__(self, seed: int) -> None:
        self.strange, self.sent, self.answers = Strange(seed), Counter[str](), Counter[int]()
        found: dict[tuple[str, frozenset[str]], Form] = {}
        for name in [persona.name for persona in PERSONAS if persona.name in WHO]:
            for visit in pages_reached(name):
                for form in _forms(visit.view().content.decode(errors="replace"), visit.path, visit.browser):
                    found.setdefault((form.route, frozenset(control.name for control in form.controls)), form)
        self.forms = list(found.values())

    def wrong(self, times: int) -> Iterator[str]:
        """Send so many answers, each undone again. Yield a sentence for each that went wrong."""
        for number in range(times):
            form = self.forms[number % len(self.forms)]
            if number % OFTEN == 0:
                self._stay_signed_in()
            self.sent[form.route] += 1
            with transaction.atomic():
                for sentence in self._sent(form):
                    yield f"{form.action}: {sentence}"
                transaction.set_rollback(True)

    def _stay_signed_in(self) -> None:
        """Look at a page in every browser: what is undone again keeps no session from idling out."""
        for browser in {id(form.browser): form.browser for form in self.forms}.values():
            browser.get("/")

    def _sent(self, form: Form) -> Iterator[str]:
        typed: dict[str, str] = {}
        answers = {control.name: self._answer(control, typed) for control in form.controls}
        sent = {name: values for name, values in answers.items() if values}
        try:
            answer = form.browser.post(form.action, sent)
        except Exception as error:
            yield f"the service fell over {error!r} at {sent!r}"
            return
        self.answers[answer.status_code] += 1
        if answer.status_code >= 500 or answer.status_code == SIGNED_OUT:
            yield f"answered {answer.status_code} to {sent!r}"
        elif answer.status_code == 200 and typed:
            page = html.unescape(answer.content.decode(errors="replace"))
            lost = [name for name, mark in typed.items() if mark not in page]
            if lost:
                yield f"lost what was typed into {lost} of {sent!r}"
        elif answer.status_code == 302 and typed:
            lost = [name for name, mark in typed.items() if not _stored(mark)]
            if lost:
                yield f"took {lost} and stored nothing of it, of {sent!r}"

    def _answer(self, control: Control, typed: dict[str, str]) -> list[str]:
        """Return what is sent for a control; what is typed into a large box carries a mark."""
        strange = self.strange
        lot = strange.chance.random()
        if control.type == "hidden":
            return [control.value] if lot < 0.9 else [strange.word()]
        if control.offers:
            return [strange.one_of(control.offers)] if lot < 0.85 else [strange.word()]
        if lot < 0.1:
            return []
        if control.type == "textarea" and lot < 0.8:
            typed[control.name] = mark = MARK + uuid4().hex
            return [f"{strange.word()} {mark} {strange.word()}"]
        if lot < 0.3:
            return [strange.long()]
        if lot < 0.5:
            return [control.value or "1"]
        return [strange.word(), strange.word()] if lot > 0.97 else [strange.word()]


def _stored(mark: str) -> bool:
    """Answer whether a mark stands anywhere in what is kept."""
    with connection.cursor() as cursor:
        for model in (model for label in KEEPERS for model in apps.get_app_config(label).get_models()):
            columns = [column.column for column in model._meta.concrete_fields if isinstance(column, WORDS)]
            if columns:
                found = " OR ".join(f'CAST("{column}" AS TEXT) LIKE %s' for column in columns)
                question = f'SELECT 1 FROM "{model._meta.db_table}" WHERE {found} LIMIT 1'  # noqa: S608 - our own names
                cursor.execute(question, [f"%{mark}%"] * len(columns))
                if cursor.fetchone():
                    return True
    return False


def _forms(page: str, path: str, browser: Client) -> Iterator[Form]:
    reader = _Reader()
    reader.feed(page)
    for action, controls in reader.forms:
        at = action or path
        try:
            route = resolve(at.partition("?")[0]).url_name or ""
        except Resolver404:
            continue
        if route not in LEFT_OUT:
            yield Form(route, path, at, browser, list(controls.values()))


class _Reader(HTMLParser):
    """Reads the forms of a page that are sent by POST."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, Control]]] = []
        self.inside = False
        self.select: Control | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = given.get("method", "").lower() == "post"
            if self.inside:
                self.forms.append((given.get("action", ""), {}))
        elif tag == "option" and self.select is not None:
            self.select.offers.append(given.get("value", ""))
        elif self.inside and tag in {"input", "select", "textarea", "button"} and given.get("name"):
            self._control(tag, given)

    def _control(self, tag: str, given: dict[str, str]) -> None:
        sort = given.get("type", "text") if tag == "input" else tag
        control = self.forms[-1][1].setdefault(given["name"], Control(given["name"], sort, given.get("value", "")))
        if sort in {"radio", "checkbox", "button"}:
            control.offers.append(given.get("value", "on"))
        self.select = control if tag == "select" else self.select

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        if tag == "select":
            self.select = None
