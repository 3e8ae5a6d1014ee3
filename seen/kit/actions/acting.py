"""Which act is under way on this thread: its name, who does it, about whom, and what the audit will say."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection

from seen.core.access.viewer import Viewer

_under_way: ContextVar["Acting | None"] = ContextVar("acting", default=None)


@dataclass
class Acting:
    """One act under way. `about` are the children it concerns; `detail` must hold no words about a child."""

    name: str
    viewer: Viewer
    about: list[UUID] = field(default_factory=list)
    detail: dict[str, Any] = field(default_factory=dict)
    why: str = ""

    def concerns(self, *children: UUID) -> None:
        """Say whom the act is about; each child once."""
        self.about.extend(child for child in children if child not in self.about)

    def note(self, **detail: Any) -> None:
        """Add to what the audit keeps: identifiers, counts and digests, never words about a child."""
        self.detail.update(detail)


def current() -> Acting:
    """Return the act under way. Only an action may ask."""
    act = _under_way.get()
    if act is None:
        raise RuntimeError("no action is under way")
    return act


def under_way() -> Acting | None:
    """Return the act under way, or None outside any action."""
    return _under_way.get()


def name_under_way() -> str:
    """Return the name of the act under way, or nothing. SQLite's triggers ask this on every write."""
    act = _under_way.get()
    return act.name if act else ""


@contextmanager
def writing(act: Acting) -> Iterator[Acting]:
    """Let this act write: the database's triggers record every write outside such a block.

    Must stand inside a transaction: on PostgreSQL the name lasts as long as the transaction does.
    """
    token = _under_way.set(act)
    try:
        _tell_database(act.name)
        yield act
    finally:
        _under_way.reset(token)


def _tell_database(name: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('seen.act', %s, true)", [name])
