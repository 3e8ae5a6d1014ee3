"""Words for shares."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from seen.apps.sharing.queries import Shared
from seen.kit.knowledge.legal import bases
from seen.kit.pages.words import moment

PARTS = {
    "child_words": "The child’s own words", "spoke": "Who spoke, and to whom", "detail": "The details",
    "referrer": "Who referred", "address": "The address",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShareWords:
    """A share in words. `id` is empty where it has ended."""

    id: UUID | None
    who: str
    rows: tuple[tuple[str, str], ...]


def parts(names: Mapping[str, object]) -> dict[str, str]:
    """Return the parts that can be shared, in words."""
    return {name: PARTS.get(name, name.replace("_", " ").capitalize()) for name in names}


def share_words(one: Shared) -> ShareWords:
    """Return one share in words."""
    rows = [
        ("What", PARTS.get(one.part, one.part) if one.part else "The entry"),
        ("Rests on", bases().get(one.basis, {}).get("words", one.basis)),
        ("Why", one.why),
        ("The family knows", one.family_knows),
        ("Shared", f"{moment(one.at)}, by {one.by}"),
    ]
    if one.ended_at:
        rows.append(("Ended", f"{moment(one.ended_at)}, by {one.ended_by}"))
    return ShareWords(None if one.ended_at else one.id, one.to, tuple(rows))
