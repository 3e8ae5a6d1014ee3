"""Who wrote a row and when: the two columns that every row of a person carries."""

from datetime import datetime
from typing import Any

from seen.core.access.viewer import Viewer


def signed(viewer: Viewer, at: datetime) -> dict[str, Any]:
    """Return the columns `written_at` and `written_by` of a new row."""
    return {"written_at": at, "written_by_id": viewer.id}
