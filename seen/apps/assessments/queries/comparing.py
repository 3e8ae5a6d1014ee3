"""Two assessments side by side: worker and parent, or two raters. Shut until the viewer's own side is saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from seen.apps.assessments.models import TalkedThrough
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.opening import NoSuchAssessment, opened
from seen.apps.assessments.queries.own_sheets import OwnSheet, own_sheet, sent
from seen.apps.assessments.queries.pairs import other_half
from seen.apps.assessments.queries.results import results
from seen.apps.assessments.queries.seen import of_child
from seen.core.access.visibility import Sight
from seen.core.instruments.comparing import RatersBeside, TwoViews, raters, two_views
from seen.core.refusals import Refusal

STANDS = ("started", "signed")


class NotYet(Refusal):
    """A comparison that opens once the viewer's own side is done."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A worker's own grades beside a parent's sheet, item by item, with what was said about each difference."""

    own: Held
    sheet: OwnSheet
    views: tuple[TwoViews, ...]
    talked: Mapping[str, TalkedThrough]

    @property
    def open(self) -> tuple[TwoViews, ...]:
        """Return the differences about which nothing is written yet."""
        return tuple(one for one in self.views if one.differ and one.item.id not in self.talked)


@dataclass(frozen=True, slots=True)
class RatedTwice:
    """Two raters' grades side by side, with what was said where they differ."""

    first: Held
    second: Held
    beside: RatersBeside
    talked: Mapping[str, TalkedThrough]


def compared(sight: Sight, sheet: UUID) -> Compared:
    """Return a parent's sheet beside the worker's own grades.

    Raises NotYet until the sheet is sent and a worker's own levels are saved, NoSuchAssessment.
    """
    held = own_sheet(sight, sheet)
    if held.open:
        raise NotYet("The sheet is not sent yet. Until it is, nobody but its owner reads it.")
    own = own_levels(sight, held)
    if own is None:
        raise NotYet("Save your own levels first. Then both views open side by side, and neither leads the other.")
    theirs = sent(sight, sheet)
    mine, parents = results([own, theirs.held])
    return Compared(own, theirs, two_views(own.tool, theirs.held.tool, mine, parents), talked_about(theirs.held.id))


def own_levels(sight: Sight, sheet: Held) -> Held | None:
    """Return the newest assessment by a worker that a sheet is compared with: one area done at least."""
    every = [
        held for held in of_child(sight)
        if held.row.rater_role == "worker" and held.status in STANDS and held.done
        and held.tool.compares_with == sheet.row.instrument
    ]  # fmt: skip
    return max(every, key=lambda held: (held.row.on, held.row.started_at), default=None)


def rated_twice(sight: Sight, assessment: UUID) -> RatedTwice:
    """Return the two halves of a pair side by side. Raises NotYet until both are signed, NoSuchAssessment."""
    held = opened(sight, assessment)
    half = other_half(held)
    if half is None:
        raise NoSuchAssessment("Nobody was asked to grade this a second time.")
    if not (held.signed and half.signed):
        waiting = [one.starter for one in (held, half) if not one.signed]
        raise NotYet(
            f"This opens once both have signed, so that neither leads the other. Not yet: {', '.join(waiting)}."
        )
    first, second = sorted((held, opened(sight, half.id)), key=lambda one: one.row.pair_id is not None)
    one, other = results([first, second])
    return RatedTwice(first, second, raters(first.tool, one, other), talked_about(second.id))


def talked_about(other: UUID) -> Mapping[str, TalkedThrough]:
    """Return what was said last about each item of a comparison, by item."""
    rows = TalkedThrough.objects.filter(other=other).select_related("by").order_by("at", "id")
    return {row.item: row for row in rows}
