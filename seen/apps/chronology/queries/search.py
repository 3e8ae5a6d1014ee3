"""Words searched in a child's story: whatever was typed, among what the viewer may see and nothing else."""

import re
import unicodedata
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sight import entries, parts
from seen.apps.chronology.word_index import DISAGREEMENTS, ENTRIES, PARTS, vector
from seen.core.access.visibility import Sight
from seen.kit.knowledge.kinds import kinds

MOST_TERMS = 12
QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|([^\s\"“”„«»]+)")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand in this order. `open` at the end: the last of them may go on (hung finds hungry)."""

    words: tuple[str, ...]
    open: bool

    def fts5(self) -> str:
        """Return the term as FTS5 reads it. Only letters, marks and figures are left, so that nothing can break it."""
        return f'"{" ".join(self.words)}"{"*" if self.open else ""}'

    def tsquery(self) -> str:
        """Return the term as PostgreSQL's to_tsquery reads it."""
        *before, last = (f"'{word}'" for word in self.words)
        return " <-> ".join([*before, last + (":*" if self.open else "")])


def terms(typed: str) -> list[Term]:
    """Return what to look for: each word (its end open) and each phrase in quotation marks. Any sign is safe."""
    found = []
    for phrase, word in QUOTED.findall(typed):
        words = tuple(_words(phrase or word))
        if words:
            found.append(Term(words, open=not phrase))
    return found[:MOST_TERMS]


def search(sight: Sight, typed: str) -> QuerySet[Entry]:
    """Return the visible entries in which every term stands: in the entry, its kind's name, what a parent set beside
    it, or a part held back that this viewer may see. With nothing to look for: every visible entry.
    """
    found = entries(sight)
    for term in terms(typed):
        found = found.filter(_says(sight, term))
    return found


def _words(typed: str) -> list[str]:
    """Fold accents away, as both databases do, and keep runs of letters and figures."""
    apart = unicodedata.normalize("NFKD", typed)
    kept = "".join(sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in apart if not _accent(sign))
    return [word for word in kept.split() if any(sign.isalnum() for sign in word)]


def _accent(sign: str) -> bool:
    return "\u0300" <= sign <= "\u036f"


def _says(sight: Sight, term: Term) -> Q:
    held_back = parts(sight).filter(entry__child__in=sight.records, id__in=_matching_parts(term))
    named_so = Q(pk__in=[])
    for slug in _kinds_called(term):
        named_so |= Q(kind=slug) | Q(also__contains=slug)
    return Q(id__in=_matching_entries(term)) | Q(id__in=held_back.values("entry")) | named_so


def _kinds_called(term: Term) -> list[str]:
    wanted = " ".join(term.words).lower()
    end = "" if term.open else r"\b"
    spoken = re.compile(rf"\b{re.escape(wanted)}{end}")
    return [slug for slug, kind in kinds().items() if spoken.search(" ".join(_words(kind.label)).lower())]


def _matching_entries(term: Term) -> RawSQL:
    if connection.vendor == "sqlite":
        return RawSQL(_SQLITE.format("entry", "part IS NULL"), [term.fts5()])  # noqa: S611 - words are a parameter
    either = " UNION ALL ".join(_POSTGRESQL.format(s.entry, s.table, vector(s)) for s in (ENTRIES, DISAGREEMENTS))
    return RawSQL(either, [term.tsquery()] * 2)  # noqa: S611


def _matching_parts(term: Term) -> RawSQL:
    if connection.vendor == "sqlite":
        return RawSQL(_SQLITE.format("part", "part IS NOT NULL"), [term.fts5()])  # noqa: S611
    return RawSQL(_POSTGRESQL.format(PARTS.part, PARTS.table, vector(PARTS)), [term.tsquery()])  # noqa: S611


_SQLITE = (
    "SELECT {} FROM chronology_indexed WHERE {} "
    "AND id IN (SELECT rowid FROM chronology_words WHERE chronology_words MATCH %s)"
)
_POSTGRESQL = "SELECT {} FROM {} WHERE {} @@ to_tsquery('public.seen_english', %s)"
