"""A document before it is laid out: parts under headings, facts, and items that each stand with their source."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Layout(StrEnum):
    """How items stand: each under its own heading, or each as a row of a table."""

    SECTIONS = "sections"
    TABLE = "table"


class Sort(StrEnum):
    """What a line of an item is: told in the writer's words, quoted, said against it, or a note in smaller letters."""

    WORDS = "words"
    QUOTE = "quote"
    BESIDE = "beside"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. `lead` stands before it in bold."""

    text: str
    lead: str = ""
    sort: Sort = Sort.WORDS


@dataclass(frozen=True, slots=True)
class Item:
    """One thing told. `meta` says how it is classed, `source` who told it and when it was recorded, a line each."""

    when: str
    title: str
    meta: str = ""
    source: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one small heading, such as a year; without items it is `lines` alone."""

    title: str
    items: tuple[Item, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter of a document, listed in its contents. `room`: lines at its end on which the reader writes."""

    title: str
    intro: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    points: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    room: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document.

    `head` stands at the top of every page, `foot` (whose copy it is) at its foot with version and page x of y. `heads`
    are the column heads of the table layout: when, who told it, what. `large` means letters of 18 pt, else 12 pt.
    """

    title: str
    head: str
    foot: str
    made_at: datetime
    layout: Layout
    heads: tuple[str, str, str]
    above: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    large: bool = False
    contents: bool = True
    language: str = "en-GB"

    @property
    def version(self) -> str:
        """Return a code of what the document says, whoever made it and when: equal words, equal code."""
        code = hashlib.sha256(repr((self.title, self.layout, self.parts)).encode()).hexdigest()
        return f"{code[:4]} {code[4:8]}"
