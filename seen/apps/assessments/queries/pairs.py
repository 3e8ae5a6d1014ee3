"""The other half of a blind pair, and what was made by reopening. For actions: nobody is shown what these return."""

from seen.apps.assessments.models import Assessment
from seen.apps.assessments.queries import rows
from seen.apps.assessments.queries.held import Held, asks, held
from seen.kit.database.together import together


def other_half(one: Held) -> Held | None:
    """Return the other half of a pair as it stands now, None where there is none or it was stopped."""
    root = one.row
    while root.reopens is not None:
        root = root.reopens
    seconds = Assessment.objects.filter(pair=root.id, number=1).order_by("started_at").values_list("id", flat=True)
    keys = [root.pair_id] if root.pair_id else list(seconds)
    halves = held(together(*asks(keys, by=rows.KEY))) if keys else []
    return next((_newest(half) for half in reversed(halves) if half.status != "stopped"), None)


def _newest(half: Held) -> Held:
    while half.status == "superseded":
        following = Assessment.objects.filter(reopens=half.id, statuses__status="signed").values_list("id", flat=True)
        (half,) = held(together(*asks([following[0]], by=rows.KEY)))
    return half


def reopened_and_open(one: Held) -> bool:
    """Answer whether a version made by reopening is being written."""
    keys = list(Assessment.objects.filter(reopens=one.id).values_list("id", flat=True))
    return any(each.open for each in held(together(*asks(keys, by=rows.KEY)))) if keys else False
