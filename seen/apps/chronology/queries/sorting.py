"""Rows that came in without a kind: which they are, and what their own words suggest, alike ones together."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.saved import PLAIN_KINDS, Offered, offer
from seen.apps.chronology.queries.sight import entries, seen_by
from seen.apps.chronology.queries.versions import newer_versions
from seen.apps.people.models import Child
from seen.apps.people.queries.called import called
from seen.core.access.visibility import Sight
from seen.core.dates.ages import age_band
from seen.core.suggesting.kinds import Suggestion, suggest
from seen.core.suggesting.phrases import found, named_in
from seen.kit.knowledge import prompts as words

NONE_OF_THESE = "Looked at by a person: it is none of the kinds that its words suggested."
FEW_WORDS = 6
ROWS_AT_ONCE = 50
"""Rows of one group shown and confirmed at once: what somebody reads before they confirm."""


@dataclass(frozen=True, slots=True)
class Alike:
    """One row without a kind. `because` are its words that led to the suggestions; `name` is the child's."""

    entry: Entry
    name: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Rows whose words suggest the same. `proposed` are details read from their words: (value, words) by key."""

    key: str
    offered: tuple[Offered, ...]
    rows: tuple[Alike, ...]
    proposed: Mapping[str, tuple[str, str]]

    @cached_property
    def shown(self) -> tuple[Alike, ...]:
        """Return the rows of this page; those beyond come when these are sorted."""
        return self.rows[:ROWS_AT_ONCE]

    @property
    def because(self) -> tuple[str, ...]:
        """Return the words that led to it, in every row, each once."""
        return _each_once(row.because for row in self.rows)

    @property
    def left_open(self) -> bool:
        """Answer whether the words leave open how an appointment went by: then it is asked."""
        return set(words.which_was_it()[1]) <= {each.slug for each in self.offered}

    @property
    def needs(self) -> dict[str, Offered]:
        """Return each detail that some kind must carry, asked once, with the first kind that asks for it."""
        return {key: each for each in reversed(self.offered) for key in each.needs}


def unsorted(sights: Iterable[Sight], *, file: UUID | None = None) -> list[UUID]:
    """Return the rows of files that stand without a kind and that this viewer's agency controls, in the story's order.

    `file`: of that file alone. Left out is what somebody looked at and said is none of those suggested.
    """
    found: list[tuple[date, UUID]] = []
    for sight in sights:
        came = Q(file=file) if file else Q(file__isnull=False)
        looked_at = _tips(sight, Q(why_changed=NONE_OF_THESE))
        standing = entries(sight).filter(kind__in=PLAIN_KINDS, agency=sight.agency)
        rows = standing.filter(came | Q(id__in=_tips(sight, came))).order_by().values_list("on_latest", "id")
        found += [(on or date.max, key) for on, key in rows if key not in looked_at]
    return [key for _, key in sorted(found)]


def chosen(sights: Iterable[Sight], keys: Collection[UUID]) -> list[Entry]:
    """Return rows by their keys, the version named: the act itself says where somebody was quicker."""
    rows: list[Entry] = []
    for sight in sights:
        its = Entry.objects.filter(id__in=keys, child__in=sight.records, agency=sight.agency, kind__in=PLAIN_KINDS)
        rows += seen_by(sight, its).select_related("source_agency")
    return sorted(rows, key=lambda row: (row.on_latest or date.max, row.written_at, row.id))


def others(sights: Iterable[Sight]) -> int:
    """Return how many rows without a kind other agencies control, of those that the viewer may see."""
    return sum(
        entries(sight).filter(kind__in=PLAIN_KINDS, file__isnull=False).exclude(agency=sight.agency).count()
        for sight in sights
    )


def groups(rows: Iterable[Entry], *, as_of: date) -> list[Group]:
    """Return the rows whose words suggest a kind, alike ones together, largest group first."""
    rows = list(rows)
    born = _births(rows)
    names = called(born, as_of=as_of)
    alike: dict[str, list[tuple[Alike, tuple[Offered, ...], dict[str, tuple[str, str]]]]] = defaultdict(list)
    for row in rows:
        said = told(row)
        band = age_band(*born[row.child_id], row.on_latest or row.recorded) or ""
        offered = _offered(said, suggest(said, polarity=row.polarity, band=band, lexicon=words.lexicon()))
        proposed = _proposed(said, offered)
        key = "|".join(
            [*(each.slug for each in offered), *(f"{name}={value}" for name, (value, _) in proposed.items())]
        )
        because = tuple(dict.fromkeys(word for each in offered for word in each.because))
        if offered:
            alike[key].append((Alike(row, names[row.child_id].name, because), offered, proposed))
    made = [
        Group(key, _together([offered for _, offered, _ in its]), tuple(row for row, _, _ in its), its[0][2])
        for key, its in alike.items()
    ]
    return sorted(made, key=lambda group: (-len(group.rows), group.key))


def told(row: Entry) -> str:
    """Return every word of a row that may say what it is: a file's kind that we do not know among them."""
    columns = row.detail.get("columns")
    kind = str(columns.get("kind", "")) if isinstance(columns, dict) else ""
    return "\n".join(filter(None, (kind, row.text, row.action, row.outcome)))


def _offered(said: str, suggested: Iterable[Suggestion]) -> tuple[Offered, ...]:
    """Return the kinds offered, in one order for every row; where words leave open which it was, all it may be."""
    because = {each.kind: each.words for each in sorted(suggested, key=lambda each: each.kind)}
    index, may_be = words.which_was_it()
    open_words = [match.typed for matches in found(said, index).values() for match in matches]
    if open_words and set(may_be) & set(because):
        because |= {kind: tuple(open_words) for kind in sorted(may_be) if kind not in because}
    return tuple(offer(kind, said_so) for kind, said_so in because.items())


def _together(offers: Sequence[tuple[Offered, ...]]) -> tuple[Offered, ...]:
    """Return the kinds offered for alike rows, each with the words of all the rows that led to it."""
    every = [{each.slug: each.because for each in offered} for offered in offers]
    return tuple(offer(each.slug, _each_once(one[each.slug] for one in every)) for each in offers[0])


def _each_once(rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple({word.casefold(): word for row in rows for word in row}.values())[:FEW_WORDS]


def _proposed(said: str, offered: Iterable[Offered]) -> dict[str, tuple[str, str]]:
    names = {key: named_in(said, words.named(key)) for each in offered for key in each.needs}
    return {key: name for key, name in names.items() if name}


def _births(rows: Iterable[Entry]) -> dict[UUID, tuple[date | None, date | None]]:
    known = Child.objects.filter(id__in={row.child_id for row in rows}).values_list("id", "born", "due")
    return {child: (born, due) for child, born, due in known}


def _tips(sight: Sight, first: Q) -> set[UUID]:
    """Return the newest version of each corrected entry of which some version is as asked."""
    newer = newer_versions(sight)
    versions = Entry.objects.filter(first, child__in=sight.records, id__in={*newer, *newer.values()})
    tips = set(versions.values_list("id", flat=True))
    while later := {newer[key] for key in tips if key in newer}:
        tips = {key for key in tips if key not in newer} | later
    return tips
