"""Findings for a viewer: only to someone who may see every event in one; others get nothing, not even a count."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.models import Entry
from seen.apps.patterns.models import Answer, Finding, Version
from seen.apps.patterns.queries.evidence import Entries, Evidence, refs_of
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
    """Return a child's findings that stand and that this viewer may see whole: those that wait, for today first.

    What is for supervision stands on no child's page: see `supervision`.
    """
    return [each for _, each in findings_about([sight], as_of=as_of)]


def findings_about(sights: Iterable[Sight], *, as_of: date) -> list[tuple[Sight, Shown]]:
    """Return the same about several children, all of one viewer's sight. As many queries for many as for one."""
    every = list(sights)
    kept_from = _for_the_desk_alone(every)
    of = {sight.child: sight for sight in every if sight.child not in kept_from}
    newest = [version for version in newest_of(of) if not _reflects(version)]
    shown = show([(of[version.finding.child_id], version) for version in newest], as_of=as_of)
    return sorted(shown, key=lambda pair: _order(pair[1]))


def _order(shown: Shown) -> tuple[bool, bool, date, int]:
    return not shown.waits, shown.version.tier != Tier.NOW, shown.oldest, shown.version.finding.row


def waiting(every: Iterable[tuple[Sight, Shown]]) -> list[tuple[Sight, Shown]]:
    """Return what waits for an answer of `findings_about` several children, what cannot wait first, then the oldest."""
    shown = [(sight, each) for sight, each in every if each.waits]
    return sorted(shown, key=lambda pair: (pair[1].version.tier != Tier.NOW, pair[1].oldest))


def show(pairs: Iterable[tuple[Sight, Version]], *, as_of: date) -> list[tuple[Sight, Shown]]:
    """Return versions with their entries, each only where the viewer may see every one of them; in the same order."""
    asked = list(pairs)
    evidence = Evidence(asked, as_of=as_of)
    seen = [(sight, version, evidence.seen(sight, version)) for sight, version in asked]
    whole = [(sight, version, entries) for sight, version, entries in seen if entries is not None]
    every = {entry.child_id for sight, _, entries in whole for entry in _beside(sight, entries)}
    names = {child: first_name(one) for child, one in called(every, as_of=as_of).items()} if every else {}
    return [(sight, _shown(sight, version, entries, evidence, names, as_of=as_of)) for sight, version, entries in whole]


def _beside(sight: Sight, entries: Mapping[UUID, Entry]) -> list[Entry]:
    """Return the entries that stand in another child's record."""
    return [entry for entry in entries.values() if entry.child_id not in sight.records]


def _shown(
    sight: Sight,
    version: Version,
    seen: Mapping[UUID, Entry],
    evidence: Evidence,
    names: Mapping[UUID, str],
    *,
    as_of: date,
) -> Shown:
    def side(refs: Iterable[str]) -> tuple[Entry, ...]:
        entries = (seen[entry] for entry in dict.fromkeys(entry_of(ref.rpartition("/")[2]) for ref in refs))
        return tuple(sorted(entries, key=lambda entry: (entry.on_latest or date.max, str(entry.id))))

    held = _holds(sight, version, evidence, as_of=as_of)
    others = {entry.child_id: names[entry.child_id] for entry in _beside(sight, seen)}
    alone = None if held else _one_alone(sight, version, evidence)
    since = _waiting_since(version, evidence, as_of=as_of)
    against = [ref for ref in version.against if ref not in set(version.because)]
    return Shown(version, side(version.because), side(against), held, since, others, alone)


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
    return evidence(sight, refs_of(version), as_of=as_of) is not None


def evidence(sight: Sight, refs: Collection[str], *, as_of: date) -> dict[UUID, Entry] | None:
    """Return the entries behind refs to a viewer who may see every one, each in its own child's record; else None."""
    return Entries([(sight, refs)], as_of=as_of).behind(sight, refs)


def _holds(sight: Sight, version: Version, evidence: Evidence, *, as_of: date) -> Answer | None:
    """Return the answer that still holds: its evidence covers this version's, and its watch has not run out.

    An answer may speak of everything it rested on: to somebody who may not see all of that, it was never given.
    """
    given = _covering(sight, version, evidence)
    aside = set_aside((each.answer, each.by_id) for each in given)
    firm = (each for each in given if aside or not needs_a_second(each.answer, tier=version.tier))
    last = next(firm, None)
    return None if last is None or ran_out(last, as_of=as_of) else last


def _covering(sight: Sight, version: Version, evidence: Evidence) -> list[Answer]:
    """Return the answers that rested on all that a version rests on and that this viewer may see, newest first."""
    covers = _over(version, evidence.answers(version))
    return [given for given in covers if evidence.seen(sight, given.version) is not None]


def answers_over(version: Version) -> list[Answer]:
    """Return every answer that rested on all that a version rests on, newest first. For the service alone to read."""
    answers = Answer.objects.filter(version__finding=version.finding_id).select_related("version", "by", "owner")
    return _over(version, answers.order_by("-at"))


def _over(version: Version, answers: Iterable[Answer]) -> list[Answer]:
    because = set(version.because)
    return [given for given in answers if because <= set(given.version.because)]


def _one_alone(sight: Sight, version: Version, evidence: Evidence) -> Answer | None:
    """Return the newest answer that would set aside a question for today, where nobody else has said so yet."""
    given = _covering(sight, version, evidence)
    if not given or not needs_a_second(given[0].answer, tier=version.tier):
        return None
    return None if set_aside((each.answer, each.by_id) for each in given) else given[0]


def _waiting_since(version: Version, evidence: Evidence, *, as_of: date) -> date:
    """Return the day from which a finding has waited. New evidence does not start an unanswered wait again."""
    given = evidence.answers(version)
    answered = {one.version_id for one in given}
    until_now = [each for each in evidence.diary(version) if each.number <= version.number]
    settled = max((each.number for each in until_now if each.ceased or each.id in answered), default=0)
    first = next((each for each in until_now if each.number > settled), None)
    if first is not None:
        return timezone.localdate(first.raised_at)
    late = [one.until for one in given if one.version_id == version.id and one.until and ran_out(one, as_of=as_of)]
    return max(late) + timedelta(days=1) if late else timezone.localdate(version.raised_at)


def ran_out(given: Answer, *, as_of: date) -> bool:
    """Answer whether it was to watch until a day that has gone by."""
    return given.answer == "watch" and given.until is not None and as_of > given.until


def history(sight: Sight, version: Version, *, as_of: date) -> list[Answer]:
    """Return every answer to a finding whose evidence the viewer may see whole, newest first."""
    evidence = Evidence([(sight, version)], as_of=as_of)
    return [one for one in evidence.answers(version) if evidence.seen(sight, one.version) is not None]


def newest_of(children: Iterable[UUID]) -> list[Version]:
    """Return the newest version of every finding about these children that stands."""
    newest: dict[UUID, Version] = {}
    rows = Version.objects.filter(finding__child__in=list(children)).select_related("finding").order_by("number")
    for version in rows:
        newest[version.finding_id] = version
    return [version for version in newest.values() if not version.ceased]


def _reflects(version: Version) -> bool:
    return version.tier == Tier.REFLECTIVE


def child_of(finding: UUID) -> UUID | None:
    """Return whom a finding is about, for a guard that then asks whether the viewer may know."""
    return Finding.objects.filter(id=finding).values_list("child", flat=True).first()
