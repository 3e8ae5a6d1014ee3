"""One child's levels over time with one tool: the strip, its sentence and table, what moved and what did not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from seen.core.instruments.given import Given
from seen.core.instruments.looks import Series, Tools, lines_of
from seen.core.instruments.movements import since_last
from seen.core.instruments.over_time import heat_strip, second
from seen.core.instruments.tool import Instrument
from seen.core.instruments.visits import visits
from seen.core.lifecycle.change import Window
from seen.kit.pictures.shades import ON_DARK, shade
from seen.overview.levels.moved import MovedPart, VisitsPart, moved_part, visits_part
from seen.overview.levels.strip import Drawing, drawing
from seen.overview.levels.tables import AreaTable, strip_table
from seen.overview.levels.words import strip_finding


@dataclass(frozen=True, slots=True)
class Testing:
    """A test of change that rests on one of the assessments: its days, said in words, and where it is to be found."""

    baseline: UUID
    window: Window
    words: str
    href: str


Key = tuple[str, str, bool, str]  # shape, digit, whether its shade is dark, words


@dataclass(frozen=True, slots=True)
class OverTime:
    """The page of one series: `count` is of its assessments, a second rater's left out."""

    title: str
    count: int
    finding: str
    key: tuple[Key, ...]
    drawing: Drawing
    table: tuple[AreaTable, ...]
    moved: MovedPart | None
    visits: VisitsPart | None
    tested: tuple[Testing, ...]


def over_time(one: Series, *, tools: Tools, leads: Callable[[Given], str], testing: Sequence[Testing] = ()) -> OverTime:
    """Return what a page shows of a series. `leads` gives the address of an assessment; `testing` are the child's tests
    of change, of which those that rest on this series are shown."""

    def tool(given: Given) -> Instrument:
        return tools[given.instrument, given.version]

    titles = titles_of([one], tools)
    strip = heat_strip(one.looks, areas=tuple(titles))
    movement, seen = since_last(one.given), visits(one.given)
    tested = tuple(each for each in testing if each.baseline in {given.id for given in one.given})
    return OverTime(
        title=title_of(one),
        count=sum(not second(given) for given in one.given),
        finding=strip_finding(strip, tool=one.tool, titles=titles),
        key=(*key_of(one.tool), CARRIED),
        drawing=drawing(
            strip,
            titles=titles,
            scale=lambda given: tool(given).worst,
            leads=leads,
            windows=[each.window for each in tested],
        ),
        table=strip_table(strip, titles=titles, tool=tool, leads=leads),
        moved=moved_part(movement, tool(movement.after), leads=leads) if movement else None,
        visits=visits_part(seen, tool(seen.announced[0])) if seen else None,
        tested=tested,
    )


def title_of(one: Series) -> str:
    """Return what a series is called: its tool, and whose care, which goal, where, and whose own sheets."""
    more = (one.carer, f"goal “{one.goal}”" if one.goal else "", one.setting.replace("-", " "), one.whose)
    return ": ".join(filter(None, (one.tool.title, ", ".join(filter(None, more)))))


def titles_of(several: Sequence[Series], tools: Tools) -> Mapping[str, str]:
    """Return the title of every line of some series, in the order of the newest version; what it dropped last."""
    found: dict[str, str] = dict(several[0].lines)
    for one in several:
        for given in reversed(one.given):
            for id_, title in lines_of(tools[given.instrument, given.version]).items():
                found.setdefault(id_, title)
    return found


CARRIED: Key = ("carried", "(3)", False, "Not looked at this time: as found before")


def key_of(tool: Instrument) -> tuple[Key, ...]:
    """Return the key of a tool's cells: each grade, what is not known and what does not apply."""
    grades = [(grade, shade(grade.value, of=tool.worst)) for grade in tool.grades]
    return (
        *((f"level-{tint}", str(grade.value), tint in ON_DARK, grade.label) for grade, tint in grades),
        (f"level-{grades[-1][1]}", f"{tool.worst}?", grades[-1][1] in ON_DARK, "A part of it is not known"),
        ("not-known", "?", False, "Not enough information"),
        ("not-applicable", "–", False, "Does not apply at this age"),
    )
