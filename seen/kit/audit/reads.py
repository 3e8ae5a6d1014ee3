"""Reads: whoever opens a child's record leaves a line, or does not get to open it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from seen.core.access.viewer import Viewer
from seen.kit.actions.acting import Acting, writing
from seen.kit.audit import chain
from seen.kit.audit.models import About, Entry


def record_read(viewer: Viewer, *, name: str, about: Sequence[UUID], **detail: Any) -> None:
    """Record that a viewer opened something. Raises, and so shows nothing, where the line cannot be written."""
    act = Acting(f"read.{name}", viewer)
    with transaction.atomic(), writing(act):
        chain.append(kind="read", name=name, viewer=viewer, about=about, detail=detail, why=viewer.reason)


def who_looked(child: UUID, *, limit: int = 200) -> list[Entry]:
    """Return the newest acts and reads about a child, newest first."""
    return list(Entry.objects.filter(children__child=child).order_by("-seq")[:limit])


def last_read(viewer: Viewer, about: Sequence[UUID], *, names: Collection[str], before: datetime) -> datetime | None:
    """Return when a viewer last read one of these pages about one of these children, None where they never did."""
    lines = About.objects.filter(child__in=list(about), entry__actor=viewer.id, entry__kind="read")
    found = lines.filter(entry__name__in=list(names), entry__at__lt=before).order_by("-id")
    return found.values_list("entry__at", flat=True).first()


def touched_since(seq: int, *, about: Iterable[UUID], but_for: Iterable[str] = ()) -> bool:
    """Answer whether any act but those named was about one of these children after line `seq` of the audit."""
    acts = Entry.objects.filter(seq__gt=seq, kind="act", children__child__in=list(about))
    return acts.exclude(name__in=list(but_for)).exists()
