"""Brings in a school's own spreadsheet whose rows all ask something, for people to try putting them right."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.actions.files import bring_in
from seen.apps.chronology.judging import Judge
from seen.apps.chronology.queries.incoming import Children
from seen.integrations.tabular.limits import PAGE
from seen.integrations.tabular.table import open_table
from seen.rehearsal.cast import Cast
from seen.rehearsal.stories import FILES

SORT, WHO = "school", "Tom Playacted"


def bring_in_loose_rows(family: str, *, children: Mapping[str, UUID], cast: Cast, today: date) -> None:
    """Bring in a family's spreadsheet from its school, about the eldest child, where there is one."""
    path = FILES / f"{family}-{SORT}.csv"
    if not path.exists():
        return
    viewer, agency, child = cast.viewers[WHO], cast.agencies[SORT], next(iter(children.values()))
    casefile.sight(viewer, child, as_of=today)
    known = Children(viewer, agency=agency.id, child=child, today=today)
    judge = Judge(known, (agency.id, agency.name, agency.type), child, today)
    with path.open("rb") as file:
        table = open_table(file, name=f"{agency.name}, own notes.csv", limits=PAGE)
        bring_in(viewer, [table], judge=judge, now=timezone.now(), watch=lambda judged, name: None)
