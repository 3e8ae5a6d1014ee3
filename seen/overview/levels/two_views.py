"""Two views laid out for drawing and in words (ux.md 4, V7): a parent's mark and the worker's on each thing.

One parent's sheet at a time: what one parent marked stands on no picture of the other's.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from seen.core.instruments.comparing import TwoViews, View
from seen.core.instruments.given import Given, GivenItem
from seen.core.instruments.tool import Instrument
from seen.kit.pages.words import day, joined
from seen.kit.pictures.scale import in_lines
from seen.overview.levels.words import lower
from seen.overview.pictures.rows import TYPE, WIDTH

LABELS, LEFT, RIGHT, UNSURE, WORDS = 250, 300, 660, 760, 820
TOP, ROW = 92, 40
ROUND, SQUARE = 15, 16  # a disc wide enough that a square within it is still seen
Leads = Callable[[TwoViews], str]
Scales = tuple[Instrument, Instrument]  # the parent's sheet and the worker's tool: one scale, each in its own words


@dataclass(frozen=True, slots=True)
class ViewRow:
    """One thing: its name in lines, where each mark stands, the words for the difference, and all of it as a target."""

    y: int
    name: tuple[str, ...]
    parent: float
    worker: float
    words: str
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is drawn. `name_at` and `words_at` are where names and words begin; `left` and `right` the ends
    of the scale, `unsure` where a mark stands that gives no level."""

    width: int
    height: int
    name_at: float
    words_at: float
    left: float
    right: float
    unsure: float
    heads: tuple[tuple[float, tuple[str, ...]], ...]
    rows: tuple[ViewRow, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing as the table tells it."""

    title: str
    words: str


def drawing(found: Sequence[TwoViews], *, scales: Scales, who: tuple[str, str], leads: Leads) -> Drawing:
    """Return the picture laid out. `who` are the parent and the worker by name."""
    sheet, tool = scales
    at = _points(tool.worst)
    rows = tuple(
        ViewRow(
            TOP + ROW * number,
            in_lines(one.item.title, LABELS, height=TYPE),
            _x(one.parent, at),
            _x(one.worker, at),
            difference(one, who),
            leads(one),
            f"{one.item.title}: {sentence(one, scales, who)}",
        )
        for number, one in enumerate(found)
    )
    each = (RIGHT - LEFT) / max(tool.worst - 1, 1) - 8
    heads = tuple(
        (x, (str(value), *in_lines(tool.grade(value).label, each, height=12), *_quoted(sheet, value, each)))
        for value, x in enumerate(at, 1)
    )
    sure = (UNSURE, ("?", "No level"))
    return Drawing(WIDTH, TOP + ROW * len(rows) + 4, 0, WORDS, LEFT, RIGHT, UNSURE, (*heads, sure), rows)


def mirrored(drawn: Drawing) -> Drawing:
    """Return the picture for a page that is read from right to left: the least met stands on the left there."""
    wide = drawn.width
    return replace(
        drawn,
        name_at=wide - drawn.name_at,
        words_at=wide - drawn.words_at,
        left=wide - drawn.left,
        right=wide - drawn.right,
        unsure=wide - drawn.unsure,
        heads=tuple((wide - x, lines) for x, lines in drawn.heads),
        rows=tuple(replace(row, parent=wide - row.parent, worker=wide - row.worker) for row in drawn.rows),
    )


def _quoted(sheet: Instrument, value: int, width: float) -> tuple[str, ...]:
    """Return a parent's own words for a grade, in quotes."""
    return in_lines(f"“{sheet.grade(value).label}”", width, height=12)


def _points(grades: int) -> list[float]:
    return [LEFT + (RIGHT - LEFT) * at / max(grades - 1, 1) for at in range(grades)]


def _x(answer: GivenItem | None, at: Sequence[float]) -> float:
    return at[answer.grade - 1] if answer and answer.grade else UNSURE


def finding(found: Sequence[TwoViews], who: tuple[str, str]) -> str:
    """Return what the picture shows, in one sentence."""
    parent, worker = who
    counts = [
        (f"{parent} and {worker} see {_many(found, View.SAME)} the same", View.SAME),
        (f"{parent} is more worried about {_many(found, View.PARENT_MORE_WORRIED)}", View.PARENT_MORE_WORRIED),
        (f"{worker} is more worried about {_many(found, View.WORKER_MORE_WORRIED)}", View.WORKER_MORE_WORRIED),
        (f"on {_many(found, View.NOT_SURE)} one of them or both gave no level", View.NOT_SURE),
    ]
    said = [words for words, view in counts if any(one.view is view for one in found)]
    return f"Of {len(found)} {'thing' if len(found) == 1 else 'things'}: {joined(said)}."


def _many(found: Sequence[TwoViews], view: View) -> int:
    return sum(one.view is view for one in found)


def difference(one: TwoViews, who: tuple[str, str]) -> str:
    """Return how the two marks stand to each other."""
    parent, worker = who
    grades = [answer.grade for answer in (one.parent, one.worker) if answer and answer.grade]
    if one.view is View.NOT_SURE:
        return "One of them is not sure" if grades else "Neither gave a level"
    if one.view is View.SAME:
        return "The same"
    return f"{parent if one.view is View.PARENT_MORE_WORRIED else worker} more worried, by {abs(grades[0] - grades[1])}"


def sentence(one: TwoViews, scales: Scales, who: tuple[str, str]) -> str:
    """Return one thing as both see it, in a sentence: each on their own scale's words."""
    (sheet, tool), (parent, worker) = scales, who
    said = f"{parent} {_level(one.parent, sheet)}; {worker} {_level(one.worker, tool)}"
    return f"{said}. {difference(one, who)}."


def _level(answer: GivenItem | None, tool: Instrument) -> str:
    if answer is None or not answer.state:
        return "did not answer"
    if answer.grade:
        return f"{answer.grade} {lower(tool.grade(answer.grade).label)}"
    return "does not know" if answer.state == "not_known" else "says it does not apply"


def table(found: Sequence[TwoViews], *, scales: Scales, who: tuple[str, str]) -> tuple[Sentence, ...]:
    """Return the table: a sentence for each thing that is drawn."""
    return tuple(Sentence(one.item.title, sentence(one, scales, who)) for one in found)


def pairs(given: Sequence[Given], *, sheets: dict[str, str]) -> Iterator[tuple[Given, Given]]:
    """Yield each parent's sheet with the worker's assessment that it is laid beside, the newest sheet first.

    `sheets` are the ids of the sheets by the tools that are compared with them. A sheet that no worker's signed
    assessment stands beside is not shown yet: the worker's own levels come first. Nor is one on which nothing is
    marked: who would rather talk has not said that they disagree.
    """
    newest = sorted(given, key=lambda one: (one.on, str(one.signed), one.id), reverse=True)
    for sheet in (one for one in newest if one.rater_role == "carer" and _marked(one)):
        for worker in (one for one in newest if one.rater_role == "worker"):
            if sheets.get(worker.instrument) == sheet.instrument:
                yield sheet, worker
                break


def _marked(sheet: Given) -> bool:
    return any(answer.state for answer in sheet.items.values())


def called(sheet: Given, worker: Given) -> str:
    """Return what a pair is called."""
    return f"{sheet.rater} on {day(sheet.on)}, {worker.rater} on {day(worker.on)}"
