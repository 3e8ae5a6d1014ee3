"""The kinds of entry by name, and the class of access that each asks for."""

from collections.abc import Mapping

from seen.core.refusals import Refusal
from seen.kit.knowledge.vocabulary import Kind, vocabulary

__all__ = ["Kind", "UnknownKind", "areas", "audience_of", "in_text", "kind", "kinds", "source_types"]

_CLASSES = {"sheet": "involved", "parties": "closed"}  # the other audiences are classes of access by the same name


class UnknownKind(Refusal):
    """A kind that the vocabulary does not hold."""


def kinds() -> Mapping[str, Kind]:
    """Return every kind by its slug."""
    return vocabulary().kinds


def kind(slug: str) -> Kind:
    """Return one kind. Raises UnknownKind with a sentence that names it."""
    try:
        return kinds()[slug]
    except KeyError:
        raise UnknownKind(f"There is no kind of entry called “{slug}”. See the list of kinds in the manual.") from None


def in_text(slug: str) -> tuple[str, ...]:
    """Return the details of a kind that are not shown beside its text, nothing for a kind that is not known."""
    found = kinds().get(slug)
    return found.in_text if found else ()


def audience_of(kind: Kind) -> str:
    """Return the audience of a kind as core.access names it: `lead` where only lead and writer may see it."""
    return "lead" if kind.open_to else _CLASSES.get(kind.audience, kind.audience)


def areas() -> Mapping[str, str]:
    """Return the areas of care: slug to words."""
    return vocabulary().areas


def source_types() -> Mapping[str, str]:
    """Return how somebody may know: slug to words."""
    return vocabulary().source_types
