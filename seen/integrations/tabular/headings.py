"""Finds which column holds what, from the words that agencies write above their columns."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from seen.integrations.tabular.limits import BadFile
from seen.kit.knowledge.load import load

EVENT_FILE = ("ref", "child", "on", "kind", "agency")
EVENT_FILE_OPTIONAL = frozenset(
    ("until", "recorded", "source_type", "polarity", "severity", "areas", "person", "text", "same_as", "detail")
)
AS_FIELDS = {"ref": "reference", "on": "date"}
ONLY_ONE = ("date", "child", "kind", "polarity")  # two of these would leave a doubt about each row
_LOOKALIKE = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "−": "-", "_": " ", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands: `fields` are (field, column), `others` (heading as given, column)."""

    fields: tuple[tuple[str, int], ...]
    others: tuple[tuple[str, int], ...]
    given: tuple[str, ...]
    event_file: bool

    @property
    def layout(self) -> tuple[str, ...]:
        """Return the headings folded: equal for two files of one layout."""
        return tuple(folded(heading) for heading in self.given)


def folded(heading: str) -> str:
    """Return a heading without what people vary: case, underscores, curly signs, stray spaces, a closing colon."""
    plain = unicodedata.normalize("NFKC", heading).translate(_LOOKALIKE).casefold()
    return re.sub(r"\s*([/+])\s*", r"\1", " ".join(plain.split())).strip(" :*.")


@cache
def _fields() -> Mapping[str, str]:
    table = load("vocabulary/headings")["fields"]
    return MappingProxyType({folded(word): field for field, words in table.items() for word in words})


def known(cells: Sequence[str]) -> int:
    """Return how many of these cells are headings that we know; 0 unless they could head a chronology."""
    fields = {_fields().get(folded(cell)) for cell in cells if len(cell) < 60} - {None}
    if not fields & {"date"} or not fields & {"text", "kind"}:
        return 0
    return len(fields)


def columns(cells: Sequence[str], *, name: str) -> Columns | None:
    """Return where everything stands if these cells are a row of headings, else None. Raises BadFile for doubles."""
    if not known(cells):
        return None
    given = tuple(cell.strip() for cell in cells)
    exact = {heading: at for at, heading in enumerate(given)}
    event_file = set(EVENT_FILE) <= exact.keys()
    fields: dict[str, int] = {}
    others: list[tuple[str, int]] = []
    for at, heading in enumerate(given):
        field = _field(heading, event_file=event_file)
        if field in fields and (field in ONLY_ONE or event_file):
            raise BadFile(
                f"{name} has two columns for the {field}: “{given[fields[field]]}” and “{heading}”. Rename one."
            )
        if field and field not in fields:
            fields[field] = at
        elif heading:
            others.append((heading, at))
    return Columns(tuple(fields.items()), tuple(others), given, event_file)


def _field(heading: str, *, event_file: bool) -> str:
    if event_file:
        return AS_FIELDS.get(heading, heading) if heading in EVENT_FILE or heading in EVENT_FILE_OPTIONAL else ""
    return _fields().get(folded(heading), "")
