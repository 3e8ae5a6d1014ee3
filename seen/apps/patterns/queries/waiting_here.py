"""Which questions about one child wait for an answer, for a page that has read the child's entries already.

The same rule as `findings`, asked in two queries however many questions there are.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from seen.apps.casefile.queries.agreement import no_stands
from seen.apps.patterns.models import Answer, Version
from seen.apps.patterns.queries.findings import may_see, ran_out
from seen.apps.patterns.queries.timelines import entry_of
from seen.core.access.visibility import Sight
from seen.core.lifecycle.answer import needs_a_second, set_aside
from seen.core.patterns.contract import Tier
from seen.kit.database.prepared import Part, prepared_rows


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question that waits. `title` still has a place for the child's name; it was raised on `since`."""

    finding: UUID
    tier: Tier
    title: str
    sentence: str
    since: datetime


def asked_of_waiting(sight: Sight) -> list[Part[Any]]:
    """Return what to ask; `as_waiting` takes the answers."""
    return [_versions.of(sight.child), _answers.of(sight.child)]


def as_waiting(
    sight: Sight, answers: Sequence[list[Any]], seen: Collection[UUID], *, as_of: date
) -> tuple[Waiting, ...]:
    """Return the questions that wait and that the viewer may see whole, what cannot wait first, then by row.

    `seen` are the child's own entries that stand and that the viewer may see; only what rests on others is asked about.
    """
    versions, given = answers
    by_id = {version.id: version for version in versions}
    asked = [one for one in {each.finding_id: each for each in versions}.values() if _asks(one)]
    if not asked or (not (sight.matching or sight.everything) and no_stands(sight.records)):
        return ()

    def whole(version: Version) -> bool:
        refs = {*version.because, *version.against}
        return all("/" not in ref and entry_of(ref) in seen for ref in refs) or may_see(sight, version, as_of=as_of)

    told = [(one, by_id[one.version_id]) for one in given if whole(by_id[one.version_id])]
    waits = [one for one in asked if whole(one) and not _held(one, told, as_of=as_of)]
    ordered = sorted(waits, key=lambda one: (one.tier != Tier.NOW, one.row))
    return tuple(Waiting(o.finding_id, Tier(o.tier), o.title, o.sentence, o.raised_at) for o in ordered)


def _asks(version: Any) -> bool:
    return not version.ceased and version.tier != Tier.REFLECTIVE


def _held(version: Version, told: Iterable[tuple[Answer, Version]], *, as_of: date) -> bool:
    """Answer whether an answer that covers this version's evidence holds still: as `findings.holds`."""
    because = set(version.because)
    given = [one for one, over in told if over.finding_id == version.finding_id and because <= set(over.because)]
    aside = set_aside((one.answer, one.by_id) for one in given)
    firm = (one for one in given if aside or not needs_a_second(one.answer, tier=version.tier))
    last = next(firm, None)
    return last is not None and not ran_out(last, as_of=as_of)


@prepared_rows(Version)
def _versions(child: UUID) -> QuerySet[Version]:
    return Version.objects.filter(finding__child=child).annotate(row=F("finding__row")).order_by("number")


@prepared_rows(Answer)
def _answers(child: UUID) -> QuerySet[Answer]:
    return Answer.objects.filter(version__finding__child=child).order_by("-at")
