"""The newest level of each area of care, for the picture of a whole life: beside the name of its row, and in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from seen.core.instruments.given import Given
from seen.core.instruments.looks import Tools, newest_levels
from seen.core.instruments.over_time import cell_of
from seen.core.instruments.scoring import Result
from seen.core.instruments.tool import Instrument
from seen.kit.knowledge.kinds import areas
from seen.kit.pages.words import day
from seen.overview.levels.cells import Box, digit, shape_of
from seen.overview.levels.cells import shapes as drawn
from seen.overview.levels.tables import tint_of
from seen.overview.levels.words import level_words
from seen.overview.pictures.rows import Link

WIDE = 30


@dataclass(frozen=True, slots=True)
class AreaLevel:
    """An area's newest level: the assessment, what its tool made of the area, and the tool."""

    area: str
    given: Given
    level: Result
    tool: Instrument

    @property
    def said(self) -> str:
        """Return the level in words, with its day."""
        return f"newest level {level_words(self.level, self.tool)}, {day(self.given.on)}"

    def shapes(self, x: float) -> tuple[tuple[str, str], ...]:
        """Return the cell as it is drawn at a place in its row."""
        return drawn([(shape_of(cell_of(self.level), of=self.tool.worst), Box(x, 1, WIDE))])

    def words(self, x: float) -> Link:
        """Return the digit on the cell."""
        return digit(cell_of(self.level), Box(x, 1, WIDE), of=self.tool.worst)


@dataclass(frozen=True, slots=True)
class NewestRow:
    """An area's newest level as a table tells it."""

    area: str
    tint: str
    words: str
    when: str
    tool: str


def area_levels(given: Iterable[Given], *, tools: Tools) -> dict[str, AreaLevel]:
    """Return the newest level of each area of care that any tool gave, in the order of the areas."""
    found = newest_levels(given, tools=tools)
    return {area: AreaLevel(area, *found[area]) for area in areas() if area in found}


def newest_table(levels: Iterable[AreaLevel]) -> tuple[NewestRow, ...]:
    """Return the table of the newest levels."""
    return tuple(
        NewestRow(
            areas()[one.area],
            tint_of(cell_of(one.level), one.tool),
            level_words(one.level, one.tool),
            day(one.given.on),
            one.tool.title,
        )
        for one in levels
    )
