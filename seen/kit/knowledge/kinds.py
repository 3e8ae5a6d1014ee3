"""The kinds of entry, as code wants them: words, defaults, and which part of each is held back from whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from seen.core.refusals import Refusal
from seen.kit.knowledge.load import load

_AUDIENCE = {"sheet": "involved", "parties": "closed"}  # the rest are classes of access already


class UnknownKind(Refusal):
    """A kind that the vocabulary does not hold."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entry. `held_back` names the part with its own class: detail, address or referrer."""

    slug: str
    label: str
    areas: tuple[str, ...]
    polarity: int
    severity: int
    audience: str
    held_back: str
    detail: tuple[str, ...]
    required: tuple[str, ...]


@cache
def kinds() -> Mapping[str, Kind]:
    """Return every kind by its slug."""
    table = load("vocabulary/event-kinds")["kinds"]
    return MappingProxyType({slug: _kind(slug, row) for slug, row in table.items()})


def kind(slug: str) -> Kind:
    """Return one kind. Raises UnknownKind with a sentence that names it."""
    try:
        return kinds()[slug]
    except KeyError:
        raise UnknownKind(f"There is no kind of entry called “{slug}”. See the list of kinds in the manual.") from None


@cache
def areas() -> Mapping[str, str]:
    """Return the areas of care: slug to words."""
    return MappingProxyType(load("vocabulary/event-kinds")["areas"])


@cache
def source_types() -> Mapping[str, str]:
    """Return how somebody may know: slug to words."""
    return MappingProxyType(load("vocabulary/event-kinds")["source_types"])


def _kind(slug: str, row: Mapping[str, object]) -> Kind:
    names = [str(name) for name in row.get("detail", [])]  # type: ignore[attr-defined]
    audience = "lead" if row.get("open_to") else str(row["audience"])
    return Kind(
        slug=slug,
        label=str(row["label"]),
        areas=tuple(row["areas"]),  # type: ignore[arg-type]
        polarity=int(str(row["polarity"])),
        severity=int(str(row["severity"])),
        audience=_AUDIENCE.get(audience, audience),
        held_back=str(row.get("held_back", "")),
        detail=tuple(name.removesuffix("*") for name in names),
        required=tuple(name.removesuffix("*") for name in names if name.endswith("*")),
    )
