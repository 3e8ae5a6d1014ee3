"""Reads the vocabulary: kinds of entry with their words and defaults, areas of care, sorts of agency."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from seen.kit.knowledge.load import load


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry: words, defaults, the detail keys it may carry (`required` must be), and their closed choices.

    `areas` is empty where the writer chooses. `audience` is who may see it by default; `held_back` the part that stays
    closed all the same (`detail`, `address`, `referrer` or nothing). `many` says several in one line, where they may
    stand in one. `in_text` are the details that its text says already, or that only the patterns read.
    """

    id: str
    label: str
    areas: tuple[str, ...]
    polarity: int
    severity: int
    audience: str
    held_back: str
    open_to: tuple[str, ...]
    detail: tuple[str, ...]
    required: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]
    severity_when: Mapping[str, Mapping[str, int]]
    many: str = ""
    in_text: tuple[str, ...] = ()

    def usual_severity(self, detail: Mapping[str, Any]) -> int:
        """Return its severity, 0 to 3, with what its details say (an urgent appointment weighs more)."""
        raised = [by.get(str(detail.get(key)), self.severity) for key, by in self.severity_when.items()]
        return max(raised, default=self.severity)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All the words: each mapping goes from slug to the words people read."""

    kinds: Mapping[str, Kind]
    areas: Mapping[str, str]
    source_types: Mapping[str, str]
    audiences: Mapping[str, str]
    causes: Mapping[str, str]
    levels: Mapping[str, str]
    choice_words: Mapping[str, str]
    agency_types: Mapping[str, str]

    def agency_type(self, slug: str) -> str:
        """Return the type of an agency slug: itself, or what stands before its suffix (`school-oakfield` is a school).

        Empty where no type is known by that name.
        """
        while slug and slug not in self.agency_types:
            slug = slug.rpartition("-")[0]
        return slug


_PLAIN = ("areas", "source_types", "audiences", "causes", "levels", "choice_words")  # slug to words


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary of this installation."""
    page = load("vocabulary/event-kinds")
    return Vocabulary(
        kinds=MappingProxyType({slug: _kind(slug, row) for slug, row in page["kinds"].items()}),
        agency_types=MappingProxyType(load("vocabulary/agency-types")["types"]),
        **{name: MappingProxyType(page[name]) for name in _PLAIN},
    )


def _kind(slug: str, row: dict[str, Any]) -> Kind:
    return Kind(
        id=slug,
        label=row["label"],
        areas=tuple(row["areas"]),
        polarity=row["polarity"],
        severity=row["severity"],
        audience=row["audience"],
        held_back=row.get("held_back", ""),
        open_to=tuple(row.get("open_to", ())),
        detail=tuple(key.rstrip("*") for key in row["detail"]),
        required=tuple(key.rstrip("*") for key in row["detail"] if key.endswith("*")),
        choices=MappingProxyType({key: tuple(words) for key, words in row.get("choices", {}).items()}),
        severity_when=MappingProxyType(row.get("severity_when", {})),
        many=row.get("many", ""),
        in_text=tuple(row.get("in_text", ())),
    )
