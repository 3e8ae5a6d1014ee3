"""What the chronology adds to the bar at the top of a child's pages."""

from collections.abc import Mapping
from datetime import date

from seen.apps.chronology.presenters.story import seen_words
from seen.apps.chronology.queries.beside import last_seen
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight


def last_seen_facts(viewer: Viewer, sight: Sight, as_of: date) -> Mapping[str, str]:
    """Return when the child was last seen, and last seen alone, as far as this viewer may know."""
    return seen_words(last_seen(sight))
