"""A tool as a clean form for a pen, at one age and in one place: for a worker, a parent or a young person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from seen.core.dates.ages import AgeBand
from seen.core.instruments.answers import asked
from seen.core.instruments.tool import Area, CompletedBy, Grade, Instrument, Item, Kind, SubArea, Unit, filled
from seen.kit.documents.blank import Blank, Box, Field, Question, Row, Section
from seen.kit.knowledge.vocabulary import vocabulary

AGES: Mapping[str, str] = {
    AgeBand.UNBORN: "Before birth",
    AgeBand.UNDER_1: "Under 1 year",
    AgeBand.FROM_1: "1 to 4 years",
    AgeBand.FROM_5: "5 to 10 years",
    AgeBand.FROM_11: "11 to 15 years",
    AgeBand.FROM_16: "16 and 17 years",
}
MOVED = Row("Since last time:", ("better", "the same", "worse", "cannot tell"))
SAME_ELSEWHERE = Row("Would I grade this the same in another family, home or neighbourhood?", ("yes", "no", "not sure"))
OR_NOT = Row("Or:", ("not known", "not applicable to this child"))
OR_TALK = Row("Or:", ("not sure", "I would rather talk about it"))
HOW = Row(
    "How do you know?",
    ("seen or heard", "child said", "carer said", "worker said", "measured", "record"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """For which child a form is: the age band, whether they are disabled, where they are seen; large print."""

    band: str
    disabled: bool = False
    setting: str = ""
    large: bool = False


def ages(tool: Instrument) -> dict[str, str]:
    """Return the age bands that a tool has questions for, each in words, youngest first."""
    known = {band for item in tool.items for band in item.bands}
    return {band: words for band, words in AGES.items() if band in known}


def clean_form(tool: Instrument, what: Asked, *, at: datetime) -> Blank:
    """Return the form. Raises BadAnswer where the tool does not know the age band or the setting."""
    place = ", ".join([AGES[what.band], *([what.setting.replace("_", " ")] if what.setting else [])])
    items = asked(tool, band=what.band, disabled=what.disabled, setting=what.setting)
    return Blank(
        title=tool.title,
        head=f"{tool.title}. {place}",
        foot=f"{tool.name}",
        made_at=at,
        above=(tool.for_what, *(_said(tool, words) for words in tool.opening)),
        fields=_who(tool),
        rows=tuple(_where(tool, what)),
        key=tuple(Box(grade.says, _worded(tool, grade)) for grade in tool.grades),
        sections=tuple(_sections(tool, items, band=what.band)),
        below=_end(tool),
        large=what.large,
    )


def by_worker(tool: Instrument) -> bool:
    """Answer whether workers fill the tool in, and not a parent or the young person themselves."""
    return bool({CompletedBy.ANY_WORKER, CompletedBy.PRACTITIONER} & set(tool.completed_by))


def _said(tool: Instrument, words: str) -> str:
    """Return words of a tool as they stand where no name is known."""
    child = "the child" if by_worker(tool) or CompletedBy.CHILD in tool.completed_by else "your child"
    text = filled(words, child=child, carer="the parent or carer")
    return text[:1].upper() + text[1:]


def _who(tool: Instrument) -> tuple[Field, ...]:
    if CompletedBy.CHILD in tool.completed_by and not by_worker(tool):
        return (Field("Your first name"), Field("Today’s date"))
    if not by_worker(tool):
        return (Field("Your name"), Field("Your child’s first name"), Field("Today’s date"))
    of_unit = {
        Unit.CHILD_AND_CARER: (Field("Whose care is graded"),),
        Unit.HOME: (Field("Address, and who else lives there"),),
        Unit.GOAL: (Field("Which goal"),),
        Unit.CHILD: (),
    }[tool.unit]
    return (
        Field("Name of the child, and date of birth or the day the baby is due"),
        *of_unit,
        Field("Filled in by, for which service, and on which days"),
        Field("Why now, and who was there (name anybody who interpreted)", 2),
    )


def _where(tool: Instrument, what: Asked) -> Iterator[Row]:
    if not by_worker(tool):
        return
    if tool.settings and not what.setting:
        yield Row("Where:", tool.settings)
    yield Row("Filled in:", ("with the family", "at a desk afterwards"))
    yield Row("Was the visit expected?", ("yes", "no"))


def _sections(tool: Instrument, items: tuple[Item, ...], *, band: str) -> Iterator[Section]:
    for area in tool.areas:
        parts: list[Area | SubArea] = [area, *area.sub_areas]
        here = [(part, [item for item in part.items if item in items]) for part in parts]
        with_items = [(part, own) for part, own in here if own]
        for part, own in with_items:
            title = area.title if part is area else f"{area.title}: {part.title}"
            last = part is with_items[-1][0]
            yield Section(
                title=title,
                key=tuple(_worded(tool, grade) for grade in tool.grades) if by_worker(tool) else (),
                says=_said(tool, part.says or (area.says if part is with_items[0][0] else "")),
                questions=tuple(_question(tool, item, band) for item in own),
                rows=(SAME_ELSEWHERE,) if last and by_worker(tool) and tool.grades else (),
                fields=_after(tool, area) if last else (),
            )


def _question(tool: Instrument, item: Item, band: str) -> Question:
    wording = item.wording(band)
    own_words = item.kind is Kind.WORDS
    return Question(
        title=item.title,
        asks=_said(tool, wording.asks),
        hint=_said(tool, wording.look_for),
        boxes=() if own_words else tuple(_boxes(tool, wording.grades)),
        rows=() if own_words else tuple(_rows(tool)),
        fields=tuple(_words(tool, own_words=own_words)),
    )


def _boxes(tool: Instrument, anchors: tuple[str, ...]) -> Iterator[Box]:
    for value, anchor in enumerate(anchors, 1):
        yield Box(_said(tool, anchor), _mark(tool, value))


def _mark(tool: Instrument, value: int) -> str:
    """Return a digit for workers (its words stand under each heading); words for a family, who are not numbered."""
    return str(value) if by_worker(tool) else tool.grade(value).label


def _worded(tool: Instrument, grade: Grade) -> str:
    return f"{grade.value} {grade.label}" if by_worker(tool) else grade.label


def _rows(tool: Instrument) -> Iterator[Row]:
    yield OR_NOT if by_worker(tool) else OR_TALK
    if by_worker(tool):
        yield HOW
    if tool.causes:
        yield Row("What causes it?", tuple(words.lower() for words in vocabulary().causes.values()))
    if tool.over_time:
        yield MOVED


def _words(tool: Instrument, *, own_words: bool) -> Iterator[Field]:
    if own_words:
        yield Field("", 3)
    elif by_worker(tool):
        yield Field("What was seen or heard, and when")


def _after(tool: Instrument, area: Area) -> tuple[Field, ...]:
    if not by_worker(tool):
        return (Field("Anything else you want to say about this", 2),)
    if CompletedBy.ANY_WORKER in tool.completed_by:
        return (Field("A strength, and what this is like for the child", 2),)
    return (
        Field("For each thing not known: what do we not know, who could tell us, and by when?", 2),
        Field(f"A strength in “{area.title.lower()}”, or: none seen yet", 2),
        Field("What is this like for the child, now and as time goes on?", 3),
        Field("What a parent or carer says about it, in their words, and who said it", 2),
        Field("What you make of it", 2),
    )


def _end(tool: Instrument) -> tuple[Field, ...]:
    if not by_worker(tool):
        return (Field("Who will read this, and what happens next: ask, and write it here if you like", 2),)
    return (
        Field("Signed, and for which service"),
        Field("If you see any of it differently from the others who signed: what, and why", 2),
        Field("Copy given to the family on, and what they said", 2),
    )
