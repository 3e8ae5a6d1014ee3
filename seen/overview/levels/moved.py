"""What moved since the last assessment and what did not, and on what evidence, in words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from seen.core.instruments.given import Given, GivenItem
from seen.core.instruments.movements import Moved, Movement
from seen.core.instruments.over_time import Change
from seen.core.instruments.tool import Instrument
from seen.core.instruments.visits import Gap, Visits
from seen.kit.knowledge.kinds import source_types
from seen.kit.pages.words import day, joined, plural


@dataclass(frozen=True, slots=True)
class MovedItem:
    """An item in words: what it is now and was, and what that rests on."""

    title: str
    words: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Group:
    """Items of which one thing became."""

    title: str
    items: tuple[MovedItem, ...]


@dataclass(frozen=True, slots=True)
class MovedPart:
    """The part of a page that says what moved: its title, one sentence, and the items in groups."""

    title: str
    finding: str
    href: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class GapRow:
    """An item at announced and unannounced visits, newest first; `asks` where the gap is worth asking about."""

    title: str
    announced: str
    unannounced: str
    words: str
    asks: bool


@dataclass(frozen=True, slots=True)
class VisitsPart:
    """Announced against unannounced visits: one sentence, and every item graded at all of them."""

    finding: str
    rows: tuple[GapRow, ...]


def moved_part(movement: Movement, tool: Instrument, *, leads: Callable[[Given], str]) -> MovedPart:
    """Return what moved between the two newest assessments. `tool` is the version of the newest."""
    groups = (
        ("Worse", movement.of(Change.WORSE)),
        ("No better", movement.unmoved),
        ("Better", movement.of(Change.BETTER)),
        ("No level now, had one then", movement.of(Change.NO_LEVEL_NOW)),
        ("Has a level now, had none then", movement.of(Change.LEVEL_NOW)),
        ("Met then and now", movement.still_met),
    )
    made = tuple(Group(title, tuple(_item(one, tool) for one in items)) for title, items in groups if items)
    title = f"What moved since {day(movement.before.on)}"
    return MovedPart(title, _finding(movement), leads(movement.after), made)


def _finding(movement: Movement) -> str:
    if not movement.compared:
        return (
            f"The assessments of {day(movement.before.on)} and {day(movement.after.on)} were made in two versions of "
            "the tool, so nothing is said to have moved or stood still between them."
        )
    days = plural(movement.days, "day")
    found = [f"{len(items)} {word}" for word, items in _counted(movement) if items]
    said = joined(found) if found else "no item had a level both times"
    better = "" if movement.of(Change.BETTER) or not movement.unmoved else ": nothing got better in that time"
    return f"{days} lie between the two newest assessments; of their items {said}{better}."


def _counted(movement: Movement) -> Iterator[tuple[str, tuple[Moved, ...]]]:
    yield "got worse", movement.of(Change.WORSE)
    yield "did not get better", movement.unmoved
    yield "got better", movement.of(Change.BETTER)
    yield "stayed met", movement.still_met
    yield "lost or gained a level", movement.of(Change.NO_LEVEL_NOW, Change.LEVEL_NOW)


def _item(one: Moved, tool: Instrument) -> MovedItem:
    return MovedItem(tool.item(one.item).title, _words(one, tool), _evidence(one))


def _words(one: Moved, tool: Instrument) -> str:
    now, was = _level(one.after, tool), _level(one.before, tool)
    if one.change != Change.SAME:
        return f"{now}; was {was}"
    return f"{now} since {day(one.since)}, at {plural(one.times, 'assessment')}"


def _level(answer: GivenItem, tool: Instrument) -> str:
    if answer.grade is None:
        return "not known" if answer.state == "not_known" else "does not apply"
    return f"{answer.grade} {tool.grade(answer.grade).label}"


def _evidence(one: Moved) -> str:
    """Return what an answer rests on. Better without an entry that shows it is said in so many words."""
    how = joined(_known(one.after.how))
    known = f" {how[:1].upper()}{how[1:]}." if how else ""
    if one.after.evidence:
        return f"Rests on {plural(one.after.evidence, 'linked entry', 'linked entries')}.{known}"
    better = one.change == Change.BETTER
    return f"{'No entry is linked that shows the change.' if better else 'No entry is linked.'}{known}"


def _known(how: Iterable[str]) -> list[str]:
    words = [source_types().get(one, one) for one in how]
    return [f"{word[:1].lower()}{word[1:]}" for word in words]


def visits_part(found: Visits, tool: Instrument) -> VisitsPart:
    """Return announced and unannounced visits side by side."""
    asks = {gap.item for gap in found.apart}
    days = joined(day(one.on) for one in reversed(found.unannounced))
    if not asks:
        finding = "The newest two announced and two unannounced visits do not lie far enough apart to ask about."
    else:
        things = plural(len(asks), "thing was", "things were")
        finding = f"{things} found worse whenever nobody was expected ({days}) than at both announced visits."
    return VisitsPart(finding, tuple(_gap(gap, tool, asks=gap.item in asks) for gap in found.gaps))


def _gap(gap: Gap, tool: Instrument, *, asks: bool) -> GapRow:
    words = f"Unannounced {gap.by} worse" if gap.by else "No gap"
    return GapRow(tool.item(gap.item).title, _grades(gap.announced), _grades(gap.unannounced), words, asks)


def _grades(grades: tuple[int, ...]) -> str:
    return joined(str(grade) for grade in reversed(grades))
