"""Who wrote a row and when, and under which key: the columns that every row of a person carries."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.db.models import Model

from seen.core.access.viewer import Viewer
from seen.core.lifecycle.once import SavedAlready


def signed(viewer: Viewer, at: datetime) -> dict[str, Any]:
    """Return the columns `written_at` and `written_by` of a new row."""
    return {"written_at": at, "written_by_id": viewer.id}


def own_key(viewer: Viewer, once: UUID) -> UUID:
    """Return a form's key as this viewer's own: naming another's record in it neither meets nor reveals that record."""
    return uuid5(viewer.id or once, str(once))


def keyed(model: type[Model], key: UUID | None) -> UUID:
    """Return the key of a new row: the form's, so that a form sent twice is one row. Raises SavedAlready."""
    if key is not None and model._default_manager.filter(pk=key).exists():
        raise SavedAlready("That was saved already.")
    return key or uuid4()
