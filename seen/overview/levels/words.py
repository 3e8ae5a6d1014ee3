"""What pictures of levels say in words: each cell, each change, and the one sentence that stands before a picture."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from seen.core.instruments.given import Given
from seen.core.instruments.over_time import Cell, Change, HeatStrip, Stands, latest, second
from seen.core.instruments.scoring import Result
from seen.core.instruments.tool import Instrument
from seen.kit.pages.words import day, joined, plural

NOT_KNOWN = "Not enough information"
NOT_APPLICABLE = "Does not apply at this age"


def level_words(level: Result, tool: Instrument) -> str:
    """Return `3 Often not met`, with how many items are not known, or that nothing could be graded."""
    if level.grade is None:
        return NOT_KNOWN if level.not_known else NOT_APPLICABLE
    said = f"{level.grade} {tool.grade(level.grade).label}"
    return f"{said} ({plural(level.not_known, 'item')} not known)" if level.not_known else said


def change_words(cell: Cell) -> str:
    """Return what became of an area since it last had a level."""
    by = abs((cell.level.grade or 0) - (cell.was or 0))
    return {
        Change.FIRST: "First look",
        Change.SAME: "The same",
        Change.BETTER: f"{by} better, was {cell.was}",
        Change.WORSE: f"{by} worse, was {cell.was}",
        Change.LEVEL_NOW: "No level before",
        Change.NO_LEVEL_NOW: f"No level now, was {cell.was}",
        Change.OTHER_VERSION: "Not compared: another version",
        Change.NONE: "",
    }[cell.change]


def became(cell: Cell, given: Given) -> str:
    """Return what stands in the change column of a table: what became of it, or why nothing is said of it."""
    if cell.stands == Stands.CARRIED and cell.since:
        return f"Not looked at, as on {day(cell.since)}"
    return "Second rater" if second(given) else change_words(cell)


def column_words(given: Given, cells: Iterable[tuple[str, Cell]]) -> str:
    """Return an assessment with all its levels, for those who hear the picture."""
    who = f"{given.rater}, second rater" if second(given) else given.rater
    said = [f"{title} {words}" for title, cell in cells if (words := _spoken(cell))]
    return f"{day(given.on)}, {who}: {', '.join(said)}"


def _spoken(cell: Cell) -> str:
    level = cell.level
    said = str(level.grade) if level.grade else "not enough information" if level.not_known else "does not apply"
    part = f", {level.not_known} not known" if level.grade and level.not_known else ""
    return {Stands.NOT_LOOKED: "", Stands.CARRIED: f"{said} carried forward"}.get(cell.stands, said + part)


def strip_finding(strip: HeatStrip, *, tool: Instrument, titles: Mapping[str, str]) -> str:
    """Return what the strip shows, in one sentence: the most serious level that stands, what moved, what is missing."""
    newest = {area: cell for area, (_, cell) in latest(strip).items()}
    parts = [*_most_serious(newest, tool, titles), *_moved(newest, titles), *_missing(newest, titles)]
    made = sum(not second(column.given) for column in strip.columns)
    return f"{plural(made, 'assessment')} {_when(strip)}: {'; '.join(parts)}."


def _when(strip: HeatStrip) -> str:
    first, last = strip.columns[0].given.on, strip.columns[-1].given.on
    return f"on {day(first)}" if first == last else f"from {day(first)} to {day(last)}"


def _most_serious(newest: Mapping[str, Cell], tool: Instrument, titles: Mapping[str, str]) -> Iterator[str]:
    graded = {area: cell.level.grade for area, cell in newest.items() if cell.level.grade}
    if not graded:
        yield "nothing could be graded, which is no good news"
        return
    worst = max(graded.values())
    where = _named((area for area, grade in graded.items() if grade == worst), titles)
    yield f"the most serious level that stands is {worst}, {lower(tool.grade(worst).label)}, in {where}"


def _moved(newest: Mapping[str, Cell], titles: Mapping[str, str]) -> Iterator[str]:
    changes = [cell.change for cell in newest.values()]
    if all(change == Change.FIRST for change in changes):
        yield "nothing to compare with yet"
    for change, word in ((Change.WORSE, "worse"), (Change.BETTER, "better"), (Change.SAME, "the same")):
        if areas := [area for area, cell in newest.items() if cell.change == change]:
            yield f"{word} than when last looked at: {_named(areas, titles)}".replace("same than", "same as")
    if Change.OTHER_VERSION in changes:
        yield "what was found with another version of the tool is not compared"


def _missing(newest: Mapping[str, Cell], titles: Mapping[str, str]) -> Iterator[str]:
    if areas := [area for area, cell in newest.items() if cell.stands == Stands.NOT_KNOWN]:
        yield f"not enough information on {_named(areas, titles)}"
    if areas := [area for area in titles if area not in newest]:
        yield f"not yet looked at: {_named(areas, titles)}"


def _named(areas: Iterable[str], titles: Mapping[str, str]) -> str:
    """Return the titles of areas, as words in a sentence; of many, how many."""
    found: Sequence[str] = [lower(titles[area]) for area in areas]
    return (
        joined(found)
        if len(found) <= MOST_NAMED
        else f"{joined(found[:MOST_NAMED], ',')} and {len(found) - MOST_NAMED} more"
    )


MOST_NAMED = 5


def lower(title: str) -> str:
    """Return a title as it stands within a sentence."""
    return title[:1].lower() + title[1:]
