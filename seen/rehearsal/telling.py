"""Brings a family's story in: a file from each agency, and a child's own words as their worker's note."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import groupby
from uuid import UUID, uuid5

from django.utils import timezone

from seen.apps.casefile import queries as casefile
from seen.apps.chronology.actions import record
from seen.apps.chronology.actions.files import bring_in
from seen.apps.chronology.actions.same_event import join_accounts
from seen.apps.chronology.drafts import Draft
from seen.apps.chronology.judging import Judge
from seen.apps.chronology.models import Entry
from seen.apps.chronology.queries.incoming import Children
from seen.apps.identity.models import Agency
from seen.apps.people.models import Child
from seen.core.access.viewer import Viewer
from seen.integrations.tabular.limits import PAGE
from seen.integrations.tabular.table import open_table
from seen.rehearsal.cast import NARRATOR, Cast
from seen.rehearsal.stories import Told

HEADINGS = ("ref", "child", "on", "kind", "agency", "recorded", "source_type", "areas", "text", "detail")


class NotTold(Exception):
    """A row of a story that did not become an entry, and why."""


def tell(
    family: str, rows: Iterable[Told], *, children: Mapping[str, UUID], cast: Cast, today: date, now: datetime
) -> None:
    """Store a family's story. Raises NotTold where a row would be missing from it."""
    told = sorted(rows, key=lambda row: row.agency)
    references = dict(Child.objects.filter(id__in=children.values()).values_list("id", "reference"))
    called = {key: references[child] for key, child in children.items()}
    for sort, group in groupby((row for row in told if not row.words), key=lambda row: row.agency):
        brought = list(group)
        about = {children[key] for row in brought for key in row.child.split()}
        viewer = _writer(cast.somebody_of(sort), about, today=today)
        _bring_in(viewer, cast.agencies[sort], brought, called=called, family=family, today=today)
    for row in told:
        if row.words:
            child = children[row.child]
            record(
                cast.somebody_of(row.agency),
                children=[child],
                draft=_draft(row),
                account=uuid5(child, row.ref),
                now=now,
            )
    for row in told:
        if row.same_as:
            _join(cast.somebody_of(row.agency), children[row.child], (row.ref, row.same_as), today=today, now=now)


def _join(viewer: Viewer, child: UUID, refs: tuple[str, str], *, today: date, now: datetime) -> None:
    """Say that two rows of the story are accounts of one event, as a worker who sees both would."""
    accounts = list(Entry.objects.filter(child=child, source_record__in=refs).values_list("id", flat=True))
    join_accounts(
        viewer,
        sight=casefile.sight(viewer, child, as_of=today),
        accounts=accounts,
        why="The police report is of the same evening.",
        once=uuid5(child, " ".join(refs)),
        now=now,
    )


def _writer(viewer: Viewer, children: set[UUID], *, today: date) -> Viewer:
    """Return somebody of the agency who works with all of these, else whoever runs the service for them."""
    return viewer if casefile.sights(viewer, children, as_of=today).keys() == children else NARRATOR


def _bring_in(
    viewer: Viewer,
    agency: Agency,
    rows: list[Told],
    *,
    called: Mapping[str, str],
    family: str,
    today: date,
) -> None:
    judge = Judge(
        Children(viewer, agency=agency.id, child=None, today=today), (agency.id, agency.name, agency.type), None, today
    )
    missing: list[str] = []

    def watch(judged: object, _: str) -> None:
        if str(getattr(judged, "verdict", "")) not in {"accepted", "undated"}:
            missing.append(str(judged))

    with io.BytesIO(_file(rows, agency, called).encode()) as file:
        table = open_table(file, name=f"{agency.name}, {family}.csv", limits=PAGE)
        bring_in(viewer, [table], judge=judge, now=timezone.now(), watch=watch)
    if missing:
        raise NotTold(f"{agency.name}: {missing}")


def _file(rows: list[Told], agency: Agency, called: Mapping[str, str]) -> str:
    """Return the rows as an event file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADINGS)
    writer.writeheader()
    for row in rows:
        writer.writerow(
            {
                "ref": row.ref,
                "child": "; ".join(called[key] for key in row.child.split()),
                "on": row.on.text,
                "kind": row.kind,
                "agency": agency.name,
                "recorded": row.recorded.isoformat(),
                "source_type": row.source_type,
                "areas": "|".join(row.areas),
                "text": row.text,
                "detail": json.dumps(dict(row.detail)) if row.detail else "",
            }
        )
    return text.getvalue()


def _draft(told: Told) -> Draft:
    return Draft(
        kind=told.kind,
        on=told.on,
        recorded=told.recorded,
        source_type=told.source_type,
        areas=told.areas,
        text=told.text,
        detail=told.detail,
        child_words=told.words,
    )
