"""What an act on people leaves for a higher app to react to (chronology entries)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class JoinedHousehold:
    """Somebody came to live in a household. `children` are the children who live there, the joiner among them."""

    children: tuple[UUID, ...]
    joiner: UUID | None  # the child who joined, None for an adult
    person: str
    role: str
    age: int | None
    sex: str
    on: date | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LeftHousehold:
    """Somebody no longer lives in a household. `children` are those who lived there with them, the leaver too."""

    children: tuple[UUID, ...]
    leaver: UUID | None
    person: str
    role: str
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AddressMoved:
    """A child moved. With `protected` it counts towards nothing and shows nowhere: make no entry of it."""

    child: UUID
    address: UUID
    on: date | None
    reason: str
    protected: bool
