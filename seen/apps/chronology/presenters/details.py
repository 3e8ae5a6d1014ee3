"""The details of an entry in words: what stands beside its text, key by key, as people read it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from seen.apps.chronology.queries.rows import Row
from seen.kit.knowledge.kinds import in_text, kinds
from seen.kit.knowledge.vocabulary import vocabulary
from seen.kit.pages.words import day

SLUG = re.compile(r"[a-z]+(_[a-z0-9]+)+")  # what a service wrote as a code, such as lead_practitioner


def details_words(row: Row) -> Iterable[tuple[str, str]]:
    """Yield each detail: what it is, and what was said."""
    if row.person:
        yield "Person", row.person
    said = in_text(row.kind)
    for key, value in row.detail.items():
        if value not in ("", None, [], {}) and key not in said:
            yield plain_words(key), value_words(row.kind, key, value)


def value_words(kind: str, key: str, value: Any) -> str:
    """Return a detail in words: yes and no, levels and choices by their names, anything else as it came."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(
            f"{plain_words(str(name))}: {value_words(kind, str(name), one)}" for name, one in value.items()
        )
    if isinstance(value, list | tuple):
        return ", ".join(value_words(kind, key, one) for one in value)
    if isinstance(value, str):
        found = kinds().get(kind)
        if found and value in found.choices.get(key, ()):
            return vocabulary().levels.get(value) or _choice(value)
        if key == "cause":
            return vocabulary().causes.get(value, value)
        return _choice(value) if SLUG.fullmatch(value) else _iso_day(value)
    return str(value)


def _choice(slug: str) -> str:
    return vocabulary().choice_words.get(slug, slug.replace("_", " "))


def _iso_day(value: str) -> str:
    try:
        return day(date.fromisoformat(value)) if len(value) == 10 else value
    except ValueError:
        return value


def plain_words(key: str) -> str:
    """Return a slug as words."""
    words = key.replace("_", " ").replace(".", " ")
    return words[:1].upper() + words[1:]
