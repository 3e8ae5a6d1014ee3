"""What an act on a case leaves for a higher app to react to (chronology entries). Keys as in event-kinds.md."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ChildAdded:
    """A child entered, with why they are held. `involvement` is None where the service itself entered them."""

    child: UUID
    person: UUID
    reference: str
    hold: UUID
    involvement: UUID | None
    on: date


@dataclass(frozen=True, slots=True)
class LevelSet:
    """level.changed: `before` is empty where none was recorded."""

    child: UUID
    before: str
    to: str
    on: date
    category: str
    interval: int | None
    agency: UUID | None
    why: str
    row: UUID


@dataclass(frozen=True, slots=True)
class SaidNo:
    """help.declined: a family's no to early help. `said` is in their own words."""

    child: UUID
    agency: UUID | None
    who: str
    on: date
    offered: str
    said: str
    row: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class WorkOpened:
    """work.opened."""

    child: UUID
    agency: UUID
    service: str
    reason: str
    on: date
    level: str
    row: UUID


@dataclass(frozen=True, slots=True)
class WorkClosed:
    """work.closed."""

    child: UUID
    agency: UUID
    service: str
    reason: str
    on: date
    level: str
    row: UUID


@dataclass(frozen=True, slots=True)
class Allocated:
    """worker.allocated. `planned` None: not said."""

    child: UUID
    agency: UUID
    user: UUID
    person: str
    role: str
    on: date
    why: str
    planned: bool | None
    row: UUID


@dataclass(frozen=True, slots=True)
class Unallocated:
    """worker.unallocated."""

    child: UUID
    agency: UUID
    user: UUID
    person: str
    role: str
    on: date
    why: str
    planned: bool | None
    row: UUID
