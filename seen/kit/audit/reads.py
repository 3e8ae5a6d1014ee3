"""Reads: whoever opens a child's record leaves a line, or does not get to open it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from seen.core.access.viewer import Viewer
from seen.kit.actions.acting import Acting, writing
from seen.kit.audit import chain
from seen.kit.audit.models import About, Entry
from seen.kit.database.prepared import Part, Row, moment_of, prepared


def record_read(viewer: Viewer, *, name: str, about: Sequence[UUID], **detail: Any) -> None:
    """Record that a viewer opened something. Raises, and so shows nothing, where the line cannot be written."""
    act = Acting(f"read.{name}", viewer)
    with transaction.atomic(), writing(act):
        chain.append(kind="read", name=name, viewer=viewer, about=about, detail=detail, why=viewer.reason)


def who_looked(child: UUID, *, limit: int = 200) -> list[Entry]:
    """Return the newest acts and reads about a child, newest first."""
    return list(Entry.objects.filter(children__child=child).order_by("-seq")[:limit])


def asked_of_last_read(viewer: Viewer, about: Sequence[UUID], *, names: frozenset[str], before: date) -> Part[Row]:
    """Return what to ask for when a viewer last read one of these pages about one of these children, before a day.

    `as_last_read` takes the answer.
    """
    return _last_read.of(about, viewer.id, before, names=names)


def as_last_read(rows: Sequence[Row]) -> datetime | None:
    """Return when that was, None where they never did."""
    return moment_of(rows[0][0]) if rows else None


@prepared
def _last_read(about: Sequence[UUID], actor: UUID | None, before: date, *, names: frozenset[str]) -> QuerySet[Any, Any]:
    lines = About.objects.filter(child__in=about, entry__kind="read", entry__name__in=sorted(names))
    if actor is None:
        return lines.none().values_list("entry__at")
    found = lines.filter(entry__actor=actor, entry__at__date__lt=before).order_by("-id")
    return found.values_list("entry__at")[:1]


def touched_since(seq: int, *, about: Iterable[UUID], but_for: Iterable[str] = ()) -> bool:
    """Answer whether any act but those named was about one of these children after line `seq` of the audit."""
    acts = Entry.objects.filter(seq__gt=seq, kind="act", children__child__in=list(about))
    return acts.exclude(name__in=list(but_for)).exists()


def ever_opened(viewer: Viewer, child: UUID, *, path_with: str, but_for: Iterable[str] = ()) -> bool:
    """Answer whether a viewer ever opened a page about a child whose address holds `path_with`."""
    lines = Entry.objects.filter(kind="read", actor=viewer.id, children__child=child)
    return lines.filter(detail__path__icontains=path_with).exclude(name__in=list(but_for)).exists()
