"""A form to be filled in with a pen: what is asked, boxes to tick and lines to write on."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.template.loader import render_to_string

from seen.kit.documents.pdf import laid_out


@dataclass(frozen=True, slots=True)
class Box:
    """One box to tick. `mark` stands before its words in bold, such as a digit and a word."""

    says: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A few short boxes on one line, after what they answer."""

    asks: str
    boxes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """Something to write in: its label, and how many lines there are for it (1 is short)."""

    asks: str
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Question:
    """One question: boxes of which one is ticked, then rows of short ones, then room for words."""

    title: str
    asks: str
    hint: str = ""
    boxes: tuple[Box, ...] = ()
    rows: tuple[Row, ...] = ()
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Questions under one heading, and what is written once all of them are answered. `key`: what the marks mean."""

    title: str
    says: str = ""
    key: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    rows: tuple[Row, ...] = ()
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """A whole form. `head` stands at the top of every page, `foot` at its foot with page x of y.

    `above` is read before anything is answered; `fields` and `rows` say who fills it in, about whom and when; `key`
    explains the marks of the boxes; `below` is written at the end. `large` means letters of 18 pt, else 12 pt.
    """

    title: str
    head: str
    foot: str
    made_at: datetime
    above: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    rows: tuple[Row, ...] = ()
    key: tuple[Box, ...] = ()
    sections: tuple[Section, ...] = ()
    below: tuple[Field, ...] = ()
    large: bool = False
    language: str = "en-GB"


def as_html(form: Blank) -> str:
    """Return a form as the HTML that is laid out: escaped, with its style inside."""
    made = form.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return render_to_string("documents/blank.html", {"form": form, "made": made}, using="jinja")


def as_pdf(form: Blank) -> bytes:
    """Return a form as a tagged PDF. Raises NoPdf."""
    return laid_out(as_html(form))
