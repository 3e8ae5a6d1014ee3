"""The pictures of one child's life, as one viewer may see it: the whole life, and what adds up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse

from seen.apps.assessments.queries.results import given
from seen.apps.chronology.queries.life import details
from seen.apps.people.queries import record
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.life.cumulative import cumulative
from seen.core.life.moment import Moment
from seen.core.life.strip import TURNS, strip
from seen.core.timeline.child import Child
from seen.kit.knowledge.gaps import gap_days
from seen.overview.levels.newest import AreaLevel, NewestRow, area_levels, newest_table
from seen.overview.levels.pages import tools_of
from seen.overview.pictures import cumulative as added
from seen.overview.pictures import strip as whole
from seen.overview.pictures import words
from seen.overview.pictures.addresses import Addresses
from seen.overview.pictures.tables import Table, added_table, whole_table

GRADE = "grade.given"


@dataclass(frozen=True, slots=True)
class LifePictures:
    """A child's life drawn twice, each drawing with its sentence and its table, and the newest levels of assessments;
    for the child's own page (`child`)."""

    whole: whole.Drawing
    whole_finding: str
    whole_table: Table
    levels: tuple[NewestRow, ...]
    added: added.Drawing
    added_finding: str
    added_cautions: str
    added_table: Table


def life_pictures(viewer: Viewer, sight: Sight, moments: Sequence[Moment], as_of: date) -> LifePictures | None:
    """Return the pictures of a child's story, of the moments that this viewer may see. None where there are none.

    Two queries at most, or two more where levels were given. For the macro `pictures` of overview/pictures.html.
    """
    if not moments:
        return None
    row = record(sight)
    child = Child(str(sight.child), born=row.born, due=row.due)
    turns = details(sight, TURNS) if any(one.kind in TURNS for one in moments) else {}
    levels = _levels(sight) if any(one.kind == GRADE for one in moments) else {}
    to = Addresses(sight.child, at=reverse("child", args=[sight.child]))
    life = strip(child, moments, details=turns, as_of=as_of)
    sums = cumulative(life, as_of=as_of)
    return LifePictures(
        whole=whole.drawing(life, child, to, as_of=as_of, levels=levels),
        whole_finding=words.whole_life(life, gap=gap_days(settings.PARTNERSHIP)),
        whole_table=whole_table(life, child, to),
        levels=newest_table(levels.values()),
        added=added.drawing(sums, child, to, as_of=as_of),
        added_finding=words.added_up(sums),
        added_cautions=words.cautions(sums),
        added_table=added_table(sums, to),
    )


def _levels(sight: Sight) -> dict[str, AreaLevel]:
    every = given(sight)
    return area_levels(every, tools=tools_of(every))
