"""What people ask of a whole record, and which kinds of entry answer it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from seen.kit.knowledge.load import load


@dataclass(frozen=True, slots=True)
class LifeQuestion:
    """One question. `words` and `none` have a place for the child's name; `filter` is its name on the list."""

    id: str
    words: str
    filter: str
    none: str
    kinds: tuple[str, ...]


@cache
def life_questions() -> Mapping[str, LifeQuestion]:
    """Return the questions by id, in the order in which they are shown."""
    rows = load("vocabulary/life-questions")
    return {
        slug: LifeQuestion(slug, row["words"], row["filter"], row["none"], tuple(row["kinds"]))
        for slug, row in rows.items()
    }
