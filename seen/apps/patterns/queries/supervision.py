"""What waits for supervision: findings about our own practice, shown to whoever supervises and nowhere else."""

from datetime import date
from uuid import UUID

from seen.apps.casefile import queries as casefile
from seen.apps.patterns.models import Version
from seen.apps.patterns.queries.findings import Shown, newest_of, show
from seen.core.access.permission import Permission, can
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.patterns.contract import Tier


def for_supervision(viewer: Viewer, *, as_of: date) -> list[tuple[Sight, Shown]]:
    """Return the reflective findings about the viewer's children, each where seen whole, those that wait first."""
    if not can(viewer, Permission.SUPERVISE):
        return []
    rows = Version.objects.filter(tier=Tier.REFLECTIVE, finding__child__in=casefile.children(viewer, as_of=as_of))
    sights = casefile.sights(viewer, rows.values_list("finding__child", flat=True).distinct(), as_of=as_of)
    newest = [version for version in newest_of(sights) if version.tier == Tier.REFLECTIVE]
    shown = show([(sights[version.finding.child_id], version) for version in newest], as_of=as_of)
    return sorted(shown, key=lambda pair: (not pair[1].waits, pair[1].oldest))


def one_for_supervision(viewer: Viewer, finding: UUID, *, as_of: date) -> tuple[Sight, Shown] | None:
    """Return one of them, or None where there is none for this viewer."""
    every = for_supervision(viewer, as_of=as_of)
    return next(((sight, each) for sight, each in every if each.version.finding_id == finding), None)
