"""How the cell of a level is drawn: tint and digit together, outlined where carried, hatched where not known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from seen.core.instruments.over_time import Cell, Stands, cell_of
from seen.core.instruments.scoring import Result
from seen.kit.pictures.shades import ON_DARK, shade
from seen.overview.pictures.rows import Link, Sign

TALL = 26
HATCH = 6  # between two lines of a hatch


@dataclass(frozen=True, slots=True)
class Box:
    """Where a cell stands in its row: its left end, its top and its width."""

    x: float
    y: float
    width: float


def sign_of(cell: Cell) -> str:
    """Return what is written on a cell: its digit, with `?` where a part of it is not known, in brackets if carried."""
    level = cell.level
    if cell.stands == Stands.NOT_LOOKED:
        return ""
    said = f"{level.grade}{'?' if level.not_known else ''}" if level.grade else "?" if level.not_known else "–"
    return f"({said})" if cell.stands == Stands.CARRIED else said


def shape_of(cell: Cell, *, of: int) -> str:
    """Return what a cell is drawn as, blank for one that is not drawn."""
    if cell.stands == Stands.GRADED:
        return f"level-{shade(cell.level.grade or 1, of=of)}"
    return {
        Stands.CARRIED: "carried",
        Stands.NOT_KNOWN: "not-known",
        Stands.NOT_APPLICABLE: "not-applicable",
    }.get(cell.stands, "")


def shapes(found: Iterable[tuple[str, Box]]) -> tuple[tuple[str, str], ...]:
    """Return one path for all cells of a shape, and one for the hatch of those that are not known."""
    paths: dict[str, str] = {}
    for shape, box in found:
        if shape:
            paths[shape] = paths.get(shape, "") + f"M{box.x:g} {box.y:g}h{box.width:g}v{TALL}h-{box.width:g}z"
        if shape == "not-known":
            paths["hatch"] = paths.get("hatch", "") + "".join(_hatch(box))
    return tuple(sorted(paths.items(), key=lambda pair: pair[0] == "hatch"))


def _hatch(box: Box) -> Iterator[str]:
    """Yield the lines of a hatch, each within its box: drawn out, so that no pattern must be named or found."""
    for start in range(HATCH - TALL, int(box.width), HATCH):
        left, right = max(start, 0), min(start + TALL, box.width)
        low, high = box.y + TALL - (left - start), box.y + TALL - (right - start)
        yield f"M{box.x + left:g} {low:g}L{box.x + right:g} {high:g}"


def digit(cell: Cell, box: Box, *, of: int) -> Link:
    """Return the words on a cell, which lead nowhere by themselves."""
    return written(sign_of(cell), shape_of(cell, of=of), box)


def written(words: str, shape: str, box: Box) -> Link:
    """Return words in the middle of a box, white where its shade is dark."""
    on = shape.removeprefix("level-") in ON_DARK and shape.startswith("level-")
    middle = round(box.x + box.width / 2)
    return Link(middle, round(box.y), round(box.width), TALL, "", "", (Sign(TALL // 2, words, on),))


def halves(worse: int, shown: Cell, box: Box, *, of: int) -> tuple[tuple[tuple[str, Box], ...], tuple[Link, ...]]:
    """Return a cell in two: the worst level of its time and the newest, so that neither hides the other."""
    half = box.width / 2
    first, last = Box(box.x, box.y, half), Box(box.x + half, box.y, half)
    other = cell_of(Result(worse, (), 0))
    drawn = ((shape_of(other, of=of), first), (shape_of(shown, of=of), last))
    return drawn, (digit(other, first, of=of), digit(shown, last, of=of))
