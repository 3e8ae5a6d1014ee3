"""The cumulative picture laid out for drawing: two step lines, shaded open work, what explains a step, who wrote."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from seen.core.life.axis import Span
from seen.core.life.cumulative import Cumulative, Line
from seen.core.timeline.child import Child
from seen.kit.knowledge.kinds import source_types
from seen.kit.pages.words import plural
from seen.kit.pictures.scale import fitted, heights, in_lines
from seen.overview.pictures.addresses import Addresses
from seen.overview.pictures.rows import GAP, TOP, WIDTH, Page, Row, Upright, changes, page_of, uprights
from seen.overview.pictures.words import span_words

TALL = 220
HAIR = 15  # between two words that end lines
SHARE, MIDDLE = 28, 560  # the height of a share of the entries, and where the second column of them begins
LONGEST, NAMES = 210, 238
MOST_SHARES = 9
LANES = (
    ("imported", "Imported from files", ("entry imported", "entries imported")),
    ("closed", "Work closed", ("time work closed", "times work closed")),
    ("again", "Referred again", ("time referred again", "times referred again")),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A span of the axis that leads to its entries; `x` is its left end."""

    x: float
    width: float
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A step line: its path, and the words at its end."""

    kind: str
    path: str
    words: str
    y: int


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the record one agency, or one way of knowing, holds: a bar with its count."""

    x: int
    y: int
    name: str
    width: int
    count: int
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is drawn. The lines stand between `top` and `bottom`."""

    width: int
    height: int
    top: int
    bottom: int
    rows: tuple[Row, ...]
    uprights: tuple[Upright, ...]
    levels: tuple[tuple[int, int], ...]
    shaded: tuple[tuple[float, float], ...]
    curves: tuple[Curve, ...]
    now: int
    columns: tuple[Column, ...]
    shares: tuple[Share, ...]


def drawing(found: Cumulative, child: Child, to: Addresses, *, as_of: date) -> Drawing:
    """Return the picture laid out."""
    page = page_of(found.axis, to, as_of=as_of)
    rows: list[Row] = []
    y = TOP
    for attribute, title, said in LANES:
        lane = getattr(found, attribute)
        if lane.cells:
            rows.append(changes(page, lane, title, said, (), y))
            y += rows[-1].height + GAP
    top, bottom = y + 8, y + 8 + TALL
    marks = heights(max(found.worries.dated, found.strengths.dated), lines=4)
    shares = tuple(_shares(found, to, bottom + 62))
    return Drawing(
        width=WIDTH,
        height=max((share.y + SHARE for share in shares), default=bottom) + 8,
        top=top,
        bottom=bottom,
        rows=tuple(rows),
        uprights=tuple(uprights(page.scale, child, bottom, as_of=as_of)),
        levels=tuple((_at(count, marks[-1], bottom), count) for count in marks),
        shaded=tuple((page.scale.x(one.since), page.scale.after(one.until)) for one in found.open),
        curves=_curves(found, page, marks[-1], bottom),
        now=round(page.now),
        columns=tuple(_columns(found, page)),
        shares=shares,
    )


def _at(count: int, most: int, bottom: int) -> int:
    return round(bottom - TALL * count / most)


def _curves(found: Cumulative, page: Page, most: int, bottom: int) -> tuple[Curve, ...]:
    """Return the two lines; where they end close together their words are moved apart."""
    ends = sorted(
        ((found.worries.dated, "worry", found.worries), (found.strengths.dated, "strength", found.strengths)),
        key=lambda end: -end[0],
    )
    made: list[Curve] = []
    for count, kind, line in ends:
        y = _at(count, most, bottom) + 4
        if made and y < made[-1].y + HAIR:
            y = made[-1].y + HAIR
        said = plural(count, "worry", "worries") if kind == "worry" else f"{count:,} going well"
        made.append(Curve(kind, _steps(line, page, most, bottom), said, y))
    return tuple(made)


def _steps(line: Line, page: Page, most: int, bottom: int) -> str:
    """Return a path that rises at each day on which something was added, one step for each point across."""
    points = {round(page.scale.x(day)): _at(count, most, bottom) for day, count in line.steps}
    rises = "".join(f"H{x}V{y}" for x, y in points.items())
    return f"M{round(page.scale.left)} {bottom}{rises}H{round(page.now)}"


def _columns(found: Cumulative, page: Page) -> Iterable[Column]:
    before = (0, 0)
    for span in found.axis.spans:
        now = (found.worries.until(span.until), found.strengths.until(span.until))
        new = (now[0] - before[0], now[1] - before[1])
        if any(new):
            x = page.scale.x(span.since)
            yield Column(x, round(page.scale.after(span.until) - x, 1), page.to.within(span), _added(span, new, now))
        before = now


def _added(span: Span, new: tuple[int, int], now: tuple[int, int]) -> str:
    worries = plural(new[0], "worry", "worries")
    return f"{span_words(span)}: {worries}, {now[0]:,} so far; {new[1]:,} going well, {now[1]:,} so far"


def _shares(found: Cumulative, to: Addresses, y: int) -> Iterable[Share]:
    """Yield who wrote, in a column, and how it was known, in another: the same entries twice."""
    own, others = found.agencies[:MOST_SHARES], found.agencies[MOST_SHARES:]
    wrote = [(name, count, to.all(agency=key)) for name, key, count in own]
    if others:
        rest = plural(len(others), "other agency", "other agencies")
        wrote.append((rest, sum(count for _, _, count in others), to.all()))
    words = source_types()
    known = [(words.get(slug, "Not said"), count, to.all(known=slug)) for slug, count in found.sources]
    yield from _column(wrote, 0, y, found.total)
    yield from _column(known, MIDDLE, y, found.total)


def _column(shares: Sequence[tuple[str, int, str]], x: int, y: int, total: int) -> Iterable[Share]:
    for number, (name, count, href) in enumerate(shares):
        lines = in_lines(name, NAMES, height=13, most=1)
        width = max(round(LONGEST * count / total), 2)
        label = f"{name}: {count:,} of {plural(total, 'entry', 'entries')}"
        yield Share(x, y + SHARE * number, fitted(" ".join(lines), NAMES, height=13), width, count, href, label)
