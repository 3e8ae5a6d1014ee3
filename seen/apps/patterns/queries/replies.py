"""What families said of questions about them, to whoever may see all that the question rested on when they said it."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from seen.apps.patterns.models import Reply, Version
from seen.apps.patterns.queries.evidence import Evidence
from seen.core.access.visibility import Sight
from seen.core.patterns.reply import shown_to_family


def replies_to(pairs: Iterable[tuple[Sight, Version]], *, as_of: date) -> Mapping[UUID, list[Reply]]:
    """Return what was said of each of these findings, first to last. `pairs`: sights of one viewer, with versions."""
    beside = {version.finding_id: (sight, version) for sight, version in pairs if shown_to_family(version.finding.row)}
    rows = Reply.objects.filter(version__finding__in=beside).select_related("version", "by").order_by("on", "at")
    found = list(rows) if beside else []
    if not found:
        return {finding: [] for finding in beside}
    evidence = Evidence(list(beside.values()), as_of=as_of)
    return {
        finding: [
            one for one in found if one.version.finding_id == finding and evidence.seen(sight, one.version) is not None
        ]
        for finding, (sight, _) in beside.items()
    }
