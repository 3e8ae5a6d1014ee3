"""Findings for a viewer: only to someone who may see every event in one; others get nothing, not even a count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Max, Q
from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.sight import seen_by
from seen.apps.patterns.models import Answer, Finding, Version
from seen.apps.patterns.queries.siblings import sights_of
from seen.apps.patterns.queries.timelines import entry_of
from seen.apps.people.queries.called import called, first_name
from seen.core.access.visibility import Sight
from seen.core.lifecycle.answer import needs_a_second, set_aside
from seen.core.patterns.contract import Tier


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as one viewer sees it: its newest version and evidence, the answer that holds, since when it waits."""

    version: Version
    because: tuple[Entry, ...]
    against: tuple[Entry, ...]
    answer: Answer | None
    since: date
    others: Mapping[UUID, str] = field(default_factory=dict)  # the first names of siblings, by their records
    one_alone: Answer | None = None  # what one person said of a question for today, which waits for a second

    @property
    def waits(self) -> bool:
        """Answer whether it waits for a person."""
        return self.answer is None

    @property
    def oldest(self) -> date:
        """Return the day of its oldest evidence."""
        days = [entry.on_latest for entry in self.because if entry.on_latest]
        return min(days, default=self.version.as_of)


def findings(sight: Sight, *, as_of: date) -> list[Shown]:
    """Return a child's findings that stand and that this viewer may see whole, those that wait first.

    What is for supervision stands on no child's page: see `supervision`.
    """
    newest = [] if _for_the_desk_alone([sight]) else [each for each in newest_of([sight.child]) if not _reflects(each)]
    shown = [each for each in (show(sight, version, as_of=as_of) for version in newest) if each]
    return sorted(shown, key=lambda each: (not each.waits, each.oldest, each.version.finding.row))


def _for_the_desk_alone(sights: Iterable[Sight]) -> set[UUID]:
    """Return the children whose questions are the matching desk's alone: their family said no to early help."""
    return casefile.noes_standing(
        {sight.child: sight.records for sight in sights if not (sight.matching or sight.everything)}
    )


def finding(sight: Sight, finding_id: UUID, *, as_of: date) -> Shown | None:
    """Return one finding, or None where there is none for this viewer."""
    return next((each for each in findings(sight, as_of=as_of) if each.version.finding_id == finding_id), None)


def may_see(sight: Sight, version: Version, *, as_of: date) -> bool:
    """Answer whether a viewer may see every event in a version."""
    return evidence(sight, {*version.because, *version.against}, as_of=as_of) is not None


def holds(sight: Sight, version: Version, *, as_of: date) -> Answer | None:
    """Return the answer that still holds: its evidence covers this version's, and its watch has not run out.

    An answer may speak of everything it rested on: to somebody who may not see all of that, it was never given.
    """
    given = covering(sight, version, as_of=as_of)
    aside = set_aside((each.answer, each.by_id) for each in given)
    firm = (each for each in given if aside or not needs_a_second(each.answer, tier=version.tier))
    last = next(firm, None)
    return None if last is None or _ran_out(last, as_of=as_of) else last


def covering(sight: Sight, version: Version, *, as_of: date) -> list[Answer]:
    """Return the answers that rested on all that a version rests on and that this viewer may see, newest first."""
    return [given for given in answers_over(version) if may_see(sight, given.version, as_of=as_of)]


def answers_over(version: Version) -> list[Answer]:
    """Return every answer that rested on all that a version rests on, newest first. For the service alone to read."""
    answers = Answer.objects.filter(version__finding=version.finding_id).select_related("version", "by", "owner")
    because = set(version.because)
    return [given for given in answers.order_by("-at") if because <= set(given.version.because)]


def one_alone(sight: Sight, version: Version, *, as_of: date) -> Answer | None:
    """Return the newest answer that would set aside a question for today, where nobody else has said so yet."""
    given = covering(sight, version, as_of=as_of)
    if not given or not needs_a_second(given[0].answer, tier=version.tier):
        return None
    return None if set_aside((each.answer, each.by_id) for each in given) else given[0]


def waiting_since(version: Version, *, as_of: date) -> date:
    """Return the day from which a finding has waited. New evidence does not start an unanswered wait again."""
    every = Version.objects.filter(finding=version.finding_id, number__lte=version.number)
    settled = every.filter(Q(ceased=True) | Q(answers__isnull=False)).aggregate(last=Max("number"))["last"] or 0
    first = every.filter(number__gt=settled).order_by("number").first()
    if first is not None:
        return timezone.localdate(first.raised_at)
    ran_out = [given.until for given in version.answers.all() if given.until and _ran_out(given, as_of=as_of)]
    return max(ran_out) + timedelta(days=1) if ran_out else timezone.localdate(version.raised_at)


def _ran_out(given: Answer, *, as_of: date) -> bool:
    return given.answer == "watch" and given.until is not None and as_of > given.until


def history(sight: Sight, version: Version, *, as_of: date) -> list[Answer]:
    """Return every answer to a finding whose evidence the viewer may see whole, newest first."""
    answers = Answer.objects.filter(version__finding=version.finding_id).select_related("version", "by", "owner")
    return [given for given in answers.order_by("-at") if may_see(sight, given.version, as_of=as_of)]


def newest_of(children: Iterable[UUID]) -> list[Version]:
    """Return the newest version of every finding about these children that stands."""
    newest: dict[UUID, Version] = {}
    rows = Version.objects.filter(finding__child__in=list(children)).select_related("finding").order_by("number")
    for version in rows:
        newest[version.finding_id] = version
    return [version for version in newest.values() if not version.ceased]


def evidence(sight: Sight, refs: Iterable[str], *, as_of: date) -> dict[UUID, Entry] | None:
    """Return the entries behind refs to a viewer who may see every one, each in its own child's record; else None.

    A sibling's ref begins with the sibling: sight of the child a finding is about opens nothing of another's.
    """
    wanted: dict[UUID, set[UUID]] = {}
    for ref in refs:
        sibling, _, own = ref.rpartition("/")
        wanted.setdefault(UUID(sibling) if sibling else sight.child, set()).add(entry_of(own))
    sights = {sight.child: sight, **sights_of(sight, wanted.keys() - {sight.child}, as_of=as_of)}
    if wanted.keys() - sights.keys():
        return None
    found: dict[UUID, Entry] = {}
    for child, entries in wanted.items():
        rows = Entry.objects.filter(id__in=entries, child__in=sights[child].records).select_related("source_agency")
        seen = {entry.id: entry for entry in seen_by(sights[child], rows)}
        if len(seen) != len(entries):
            return None
        found |= seen
    return found


def show(sight: Sight, version: Version, *, as_of: date) -> Shown | None:
    """Return a version with its entries to a viewer who may see every one of them, else None."""
    seen = evidence(sight, {*version.because, *version.against}, as_of=as_of)
    if seen is None:
        return None

    def side(refs: Iterable[str]) -> tuple[Entry, ...]:
        entries = dict.fromkeys(entry_of(ref.rpartition("/")[2]) for ref in refs)
        return tuple(
            sorted((seen[entry] for entry in entries), key=lambda entry: (entry.on_latest or date.max, str(entry.id)))
        )

    held, since = holds(sight, version, as_of=as_of), waiting_since(version, as_of=as_of)
    others = {entry.child_id for entry in seen.values()} - set(sight.records)
    names = {child: first_name(one) for child, one in called(others, as_of=as_of).items()} if others else {}
    alone = None if held else one_alone(sight, version, as_of=as_of)
    return Shown(version, side(version.because), side(version.against), held, since, names, alone)


def _reflects(version: Version) -> bool:
    return version.tier == Tier.REFLECTIVE


def child_of(finding: UUID) -> UUID | None:
    """Return whom a finding is about, for a guard that then asks whether the viewer may know."""
    return Finding.objects.filter(id=finding).values_list("child", flat=True).first()


def waiting(sights: Iterable[Sight], *, as_of: date) -> list[tuple[Sight, Shown]]:
    """Return what waits for an answer about these children, oldest evidence first; each only where seen whole."""
    every = list(sights)
    kept_from = _for_the_desk_alone(every)
    of = {sight.child: sight for sight in every if sight.child not in kept_from}
    rows = [(of[version.finding.child_id], version) for version in newest_of(of) if not _reflects(version)]
    shown = [(sight, each) for sight, version in rows if (each := show(sight, version, as_of=as_of)) and each.waits]
    return sorted(shown, key=lambda pair: (pair[1].version.tier != "now", pair[1].oldest))
