"""What a part of a Word document holds once it is read: tables, rows, cells and notes."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Cell:
    """One cell: its text, how many columns of the grid it covers, and whether it reaches down (restart, continue)."""

    text: str = ""
    span: int = 1
    merged: str = ""


@dataclass(slots=True)
class Line:
    """One row of a table. `before` is how many columns of the grid it leaves out at its beginning."""

    cells: list[Cell] = field(default_factory=list)
    before: int = 0
    deleted: bool = False


@dataclass(slots=True)
class Read:
    """What stands in one part: its tables, its notes by (sort, id), how many letters stand outside the tables, and
    whether a part of it is kept elsewhere."""

    tables: list[list[Line]] = field(default_factory=list)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    outside: int = 0
    elsewhere: bool = False
