"""Words for the columns of a file: what each is taken for, why, and the first of its cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from seen.apps.chronology.presenters.pending import said_by
from seen.apps.chronology.queries.columns import Said
from seen.core.access.viewer import Viewer
from seen.integrations.tabular.survey import Column, Found, Sure
from seen.kit.pages.words import day, plural

SHOWN = 3  # cells
LONGEST = 90  # signs of a cell


@dataclass(frozen=True, slots=True)
class Shown:
    """One column: its heading, its first cells, how sure we are in a word and a sentence, and the choice."""

    heading: str
    cells: tuple[str, ...]
    sure: str
    tint: str
    why: str
    choice: Any


@dataclass(frozen=True, slots=True)
class Table:
    """One table: where it stands, how much it holds, its columns, and whether it is read (where there are several)."""

    place: str
    rows: str
    columns: tuple[Shown, ...]
    read: Any


def tables(form: Any, said: dict[str, Said], viewer: Viewer) -> list[Table]:
    """Return the tables of a file in words."""
    return [_table(form, number, found, said.get(found.layout.key), viewer) for number, found in enumerate(form.tables)]


def guesses(found: Sequence[Found], said: dict[str, Said]) -> str:
    """Return how many columns want looking at, in a sentence."""
    open_ = [column for table in found if table.layout.key not in said for column in table.columns]
    number = sum(column.sure is Sure.GUESS for column in open_)
    if not number:
        return ""
    return (
        f"{number} {'is a guess' if number == 1 else 'are guesses'}: look at {'it' if number == 1 else 'them'} first."
    )


def _table(form: Any, number: int, found: Found, said: Said | None, viewer: Viewer) -> Table:
    rows = f"{'More than ' if found.more else ''}{found.rows:,} {plural(found.rows, 'row', 'rows')}"
    read = form[f"table_{number}"] if len(form.tables) > 1 else None
    columns = (_column(found, at, choice, said, viewer) for at, choice in form.of_table(number))
    return Table(found.place, rows, tuple(columns), read)


def _column(found: Found, at: int, choice: Any, said: Said | None, viewer: Viewer) -> Shown:
    column = found.columns[at]
    cells = dict.fromkeys(row[at] for row in found.sample if at < len(row) and row[at])
    few = tuple(cell if len(cell) <= LONGEST else f"{cell[: LONGEST - 1]}…" for cell in list(cells)[:SHOWN])
    heading = column.heading or f"Column {at + 1}, with no heading"
    if said:
        who = said_by(viewer, said.by, said)
        return Shown(heading, few, "Said before", "done", f"As {who} said on {day(said.at)}.", choice)
    return Shown(heading, few, *_how_sure(column), choice)


def _how_sure(column: Column) -> tuple[str, str, str]:
    if column.sure is Sure.CERTAIN:
        return "Certain", "done", column.why
    if column.sure is Sure.GUESS:
        return "A guess", "attention", column.why
    return "Not known", "not-known", "Kept beside each entry, under its heading, unless you say what it holds."
