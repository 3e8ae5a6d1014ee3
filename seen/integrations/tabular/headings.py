"""Knows the words that agencies write above their columns, and which field of an entry each one means."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from seen.integrations.tabular.limits import BadFile
from seen.kit.knowledge.load import load

EVENT_FILE = ("ref", "child", "on", "kind", "agency")
EVENT_FILE_OPTIONAL = frozenset(
    ("until", "recorded", "source_type", "polarity", "severity", "areas", "person", "text", "same_as", "detail")
)
# Headings that stand together in the chronologies, and in the lists of rows not taken, that the service gives out.
OURS = (("Start Date", "Source of Information", "Date as written", "Date recorded"), ("Row in the file", "Why"))
AS_FIELDS = {"ref": "reference", "on": "date"}
ONLY_ONE = ("date", "child", "kind", "polarity")  # two of these would leave a doubt about each row
LONGEST = 60  # a heading in the vocabulary is shorter
_LOOKALIKE = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "−": "-", "_": " ", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands: `fields` are (field, column), `others` (heading as given, column).

    A field that stands over several columns (a layout may say so of prose) is joined in the order of its columns.
    """

    fields: tuple[tuple[str, int], ...]
    others: tuple[tuple[str, int], ...]
    given: tuple[str, ...]
    event_file: bool

    @property
    def layout(self) -> tuple[str, ...]:
        """Return the headings folded: equal for two files of one layout."""
        return tuple(folded(heading) for heading in self.given)


@lru_cache(maxsize=2_048)  # the first cell of every row is asked: most are one of few dates
def folded(heading: str) -> str:
    """Return a heading without what people vary: case, underscores, curly signs, stray spaces, a closing colon."""
    plain = unicodedata.normalize("NFKC", heading).translate(_LOOKALIKE).casefold()
    return re.sub(r"\s*([/+])\s*", r"\1", " ".join(plain.split())).strip(" :*.")


def field_of(heading: str) -> str:
    """Return the field that a heading means for certain, or nothing."""
    return _fields().get(folded(heading), "") if len(heading) < LONGEST else ""


def hinted(heading: str) -> str:
    """Return the field that a word in a heading suggests, or nothing. A guess: somebody has to look."""
    words = _words(heading)
    return "" if speaks_of_something_else(heading) else next((on for hint, on in _hints() if f" {hint} " in words), "")


def speaks_of_something_else(heading: str) -> bool:
    """Return whether a heading, such as “Date of birth”, holds a word by which it cannot be what it looks like."""
    words = _words(heading)
    return any(f" {never} " in words for never in load("vocabulary/headings")["hints"]["never"])


def in_words() -> Mapping[str, str]:
    """Return what each field is called on a page, in the order in which they are offered."""
    return MappingProxyType(load("vocabulary/headings")["words"])


def known(cells: Sequence[str]) -> int:
    """Return how many of these cells are headings that we know; 0 unless they could head a chronology."""
    fields = {field_of(cell) for cell in cells} - {""}
    return len(fields) if "date" in fields and fields & {"text", "kind"} else 0


def is_ours(given: Sequence[str]) -> bool:
    """Return whether these are headings of a file that the service itself wrote."""
    return any(set(marks) <= set(given) for marks in OURS)


def is_event_file(given: Sequence[str]) -> bool:
    """Return whether these are the headings of an event file, to the letter."""
    return set(EVENT_FILE) <= set(given)


def columns(given: Sequence[str], *, name: str) -> Columns:
    """Return where everything stands under these headings. Raises BadFile for doubles."""
    event_file = is_event_file(given)
    fields: dict[str, int] = {}
    others: list[tuple[str, int]] = []
    for at, heading in enumerate(given):
        field = certain(heading, event_file=event_file)
        if field in fields and (field in ONLY_ONE or event_file):
            raise BadFile(
                f"{name} has two columns for the {field}: “{given[fields[field]]}” and “{heading}”. Rename one."
            )
        if field and field not in fields:
            fields[field] = at
        else:
            others.append((heading, at))
    return Columns(tuple(fields.items()), kept(others), tuple(given), event_file)


def kept(others: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Return (name, column) for the columns kept as given: each its own name, so that none hides another."""
    names: dict[str, int] = {}
    for heading, at in others:
        name, times = heading or f"column {at + 1}", 2
        while name in names:
            name, times = f"{heading} ({times})", times + 1
        names[name] = at
    return tuple(names.items())


def certain(heading: str, *, event_file: bool) -> str:
    """Return the field that a heading means for certain, in an event file or in an ordinary one."""
    if event_file:
        return AS_FIELDS.get(heading, heading) if heading in EVENT_FILE or heading in EVENT_FILE_OPTIONAL else ""
    return field_of(heading)


def _words(heading: str) -> str:
    return f" {re.sub(r'[^a-z0-9+-]+', ' ', folded(heading))} "


@cache
def _fields() -> Mapping[str, str]:
    table = load("vocabulary/headings")["fields"]
    return MappingProxyType({folded(word): field for field, words in table.items() for word in words})


@cache
def _hints() -> tuple[tuple[str, str], ...]:
    """Return (hint, field), the longest hint first, because it says most."""
    table = load("vocabulary/headings")["hints"]["fields"]
    pairs = [(hint, field) for field, hints in table.items() for hint in hints]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
