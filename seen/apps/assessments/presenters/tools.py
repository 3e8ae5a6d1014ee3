"""An assessment tool to read aloud: what it is for, its scale, what each item asks and what each grade looks like."""

from collections.abc import Iterator
from dataclasses import dataclass

from seen.apps.assessments.presenters.clean_form import AGES, by_worker
from seen.core.instruments.tool import Area, CompletedBy, Grade, Instrument, Item, Kind, SubArea, Unit, Wording, filled
from seen.kit.knowledge.load import load

WHO = {
    CompletedBy.ANY_WORKER: "anybody who works with children",
    CompletedBy.PRACTITIONER: "a practitioner who works with the family",
    CompletedBy.CARER: "a parent or carer",
    CompletedBy.CHILD: "the young person",
}
ABOUT = {
    Unit.CHILD: "one child",
    Unit.CHILD_AND_CARER: "one child and one carer",
    Unit.HOME: "one home, rated for the child whom it could harm most",
    Unit.GOAL: "one goal",
}
METHODS = {
    "worst": "An area stands where its worst item stands. What decided is always shown, and there is no total.",
    "graded-care": "One grade of 4 or 5 decides, whatever the others are. Without one the commonest grade stands; of "
    "several equally common, the worse. What decided is always shown, and there is no total.",
    "none": "The items stand side by side and people weigh them: nothing is added up.",
}
STRONGEST = 4  # the deepest tint there is; the digit beside it says the rest


@dataclass(frozen=True, slots=True)
class Anchor:
    """What one grade looks like. The tint is a second sign beside the words, never the only one."""

    mark: str
    tint: str
    says: str


@dataclass(frozen=True, slots=True)
class Worded:
    """What an item asks at some ages. `ages` is blank where only one wording is shown."""

    ages: str
    asks: str
    look_for: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """One item to read, with what else is to be said of it."""

    title: str
    notes: tuple[str, ...]
    wordings: tuple[Worded, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """An area or a sub-area that holds items; `area` is blank but for the first part of an area."""

    id: str
    area: str
    title: str
    says: str
    items: tuple[Read, ...]


def facts(tool: Instrument) -> list[tuple[str, str]]:
    """Return what is to be known of a tool: who completes it, about what, how it is scored, what it rests on."""
    sources = load("sources/sources")["sources"]
    return [
        ("Completed by", ", or ".join(WHO[each] for each in tool.completed_by)),
        ("About", ABOUT[tool.unit]),
        ("How it is read", METHODS[tool.method]),
        ("What it rests on", "; ".join(f"{sources[id_]['title']} ({sources[id_]['date']})" for id_ in tool.sources)),
        ("Version", tool.version),
    ]


def opening(tool: Instrument) -> tuple[str, ...]:
    """Return what is said before the first page."""
    return tuple(_said(tool, words) for words in tool.opening)


def scale(tool: Instrument) -> tuple[Anchor, ...]:
    """Return the grades, most met first, each with its sentence."""
    return tuple(Anchor(_mark(tool, grade), _tint(grade.value), _said(tool, grade.says)) for grade in tool.grades)


def parts(tool: Instrument, *, band: str = "") -> list[Part]:
    """Return what a tool asks, at one age band or at all of them."""
    found = []
    for area in tool.areas:
        first = True
        within: tuple[Area | SubArea, ...] = (area, *area.sub_areas)
        for part in within:
            read = tuple(_read(tool, item, band) for item in part.items if not band or band in item.bands)
            if read:
                found.append(_part(tool, area, part, read, first=first))
                first = False
    return found


def _part(tool: Instrument, area: Area, part: Area | SubArea, read: tuple[Read, ...], *, first: bool) -> Part:
    title = "" if part is area else part.title
    return Part(
        part.id, area.title if first else "", title, _said(tool, part.says or (area.says if first else "")), read
    )


def _read(tool: Instrument, item: Item, band: str) -> Read:
    shown = (item.wording(band),) if band else item.wordings
    return Read(item.title, tuple(_notes(item)), tuple(_worded(tool, each, alone=bool(band)) for each in shown))


def _notes(item: Item) -> Iterator[str]:
    if item.only_disabled:
        yield "Asked about disabled children."
    if item.settings:
        yield f"Asked in: {', '.join(item.settings).replace('-', ' ')}."
    if item.kind is Kind.WORDS:
        yield "Answered in words."


def _worded(tool: Instrument, wording: Wording, *, alone: bool) -> Worded:
    return Worded(
        ages="" if alone else ", ".join(words for band, words in AGES.items() if band in wording.bands),
        asks=_said(tool, wording.asks),
        look_for=_said(tool, wording.look_for),
        anchors=tuple(
            Anchor(_mark(tool, grade), _tint(grade.value), _said(tool, wording.anchor(grade.value)))
            for grade in (tool.grades if wording.grades else ())
        ),
    )


def _mark(tool: Instrument, grade: Grade) -> str:
    """Return digit and words; for a family's own sheet the words alone: families are not numbered."""
    return f"{grade.value} {grade.label}" if by_worker(tool) else grade.label


def _tint(value: int) -> str:
    return f"level-{min(value, STRONGEST)}"


def _said(tool: Instrument, words: str) -> str:
    return filled(words, child="the child" if by_worker(tool) else "your child", carer="the parent or carer")
