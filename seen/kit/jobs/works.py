"""What can be done as a job: each sort of work is a function that the part it belongs to gives a name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

Hold = Callable[[int, int], None]
"""Says how much is done, of about how many: a sign of life. Raises TakenAway where somebody cancelled the job."""


class TakenAway(Exception):
    """The job is another's now, or was cancelled."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a job is to do, about whom and for whom. `now` is when it runs."""

    id: UUID
    about: UUID
    by: UUID
    what: dict[str, Any]
    now: datetime


@dataclass(frozen=True, slots=True)
class Made:
    """What a job made: a file by its ending, and the keys of everything that it was made from."""

    content: bytes
    ending: str
    rests_on: tuple[str, ...] = ()


Work = Callable[[Asked, Hold], Made]
_works: dict[str, Work] = {}


def work(name: str) -> Callable[[Work], Work]:
    """Give a function the name by which jobs ask for it: `@work("print")`."""

    def named(function: Work) -> Work:
        _works[name] = function
        return function

    return named


def work_of(name: str) -> Work:
    """Return the function of a name."""
    return _works[name]
