"""Assessments that may stand on one line over time: one tool, carer, goal and place, and one sort of eyes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from seen.core.instruments.given import Given
from seen.core.instruments.over_time import Look, in_order, second
from seen.core.instruments.scoring import Result, score
from seen.core.instruments.tool import NOT_APPLICABLE, NOT_KNOWN, Instrument

Tools = Mapping[tuple[str, str], Instrument]
"""Every version of every tool, by its id and version."""
Of = tuple[str, UUID | None, str, str, str]  # tool, carer, goal, setting, and whose own sheet it is


@dataclass(frozen=True, slots=True)
class Series:
    """Assessments that can be compared over time, oldest first. `tool` is the newest version among them; `whose` the
    parent or young person whose own sheets they are, blank for workers'."""

    tool: Instrument
    carer: str
    goal: str
    setting: str
    whose: str
    looks: tuple[Look, ...]

    @property
    def given(self) -> tuple[Given, ...]:
        """Return the assessments themselves."""
        return tuple(look.given for look in self.looks)

    @property
    def lines(self) -> Mapping[str, str]:
        """Return what the tool gives a level, with its title, in the order of its file: see `lines_of`."""
        return lines_of(self.tool)


def lines_of(tool: Instrument) -> Mapping[str, str]:
    """Return the id and title of what a tool gives a level: its areas, or its items where it brings nothing together.

    Areas that only an older version had are not among them.
    """
    if tool.method == "none":
        return {item.id: item.title for item in tool.items if item.kind == "graded"}
    return {area.id: area.title for area in tool.areas}


def series(given: Iterable[Given], *, tools: Tools) -> list[Series]:
    """Return the series among these assessments, that with the newest assessment first.

    A home and a school, two carers, two goals, a worker and a parent never stand on one line.
    """
    groups: dict[Of, list[Look]] = defaultdict(list)
    for one in given:
        groups[_of(one)].append(look_of(one, tools[one.instrument, one.version]))
    made = [_series(of, in_order(looks), tools) for of, looks in groups.items() if any(look.areas for look in looks)]
    return sorted(made, key=_newest_first)


def _of(one: Given) -> Of:
    own = one.rater if one.rater_role in ("carer", "young_person") else ""
    return one.instrument, one.carer_id, one.goal, one.setting, own


def _series(of: Of, looks: list[Look], tools: Tools) -> Series:
    newest = [look.given for look in looks if not second(look.given)][-1:] or [looks[-1].given]
    _, _, goal, setting, whose = of
    return Series(tools[of[0], newest[0].version], newest[0].carer, goal, setting, whose, tuple(looks))


def _newest_first(one: Series) -> tuple[int, str, str, str, str, str]:
    return -one.looks[-1].given.on.toordinal(), one.tool.id, one.carer, one.goal, one.setting, one.whose


def look_of(given: Given, tool: Instrument) -> Look:
    """Return what a tool makes of an assessment: only what somebody answered, if only to say that it is not known."""
    answers = {
        item: answer.grade if answer.grade is not None else answer.state
        for item, answer in given.items.items()
        if answer.state in ("graded", NOT_KNOWN, NOT_APPLICABLE)
    }
    found = score(tool, answers, band=given.band, disabled=given.disabled, setting=given.setting)
    if tool.method == "none":
        return Look(given, {item: found.items[item] for item in answers if item in found.items})
    answered = {area.id for area in tool.areas if any(item.id in answers for item in area.all_items)}
    return Look(given, {area: result for area, result in found.areas.items() if area in answered})


def newest_levels(given: Iterable[Given], *, tools: Tools) -> Mapping[str, tuple[Given, Result, Instrument]]:
    """Return of each area of care the newest level that a first rater gave, whatever the tool: for a whole life.

    An area that the newest assessment could not know keeps no older level: not known stands as itself. Of one day and
    area the worst stands. Parents' and young people's own sheets are views beside it, and tools about the home or a
    goal give a child no level.
    """
    found: dict[str, tuple[Given, Result, Instrument]] = {}
    for one in sorted((one for one in given if one.rater_role == "worker"), key=lambda one: (one.on, one.id)):
        tool = tools[one.instrument, one.version]
        if tool.method == "none" or tool.unit not in ("child", "child-and-carer"):
            continue
        for id_, result in look_of(one, tool).areas.items():
            care = tool.area(id_).care
            if result.grade is None and not result.not_known:
                continue
            if care not in found or found[care][0].on < one.on or _worse(found[care], result, tool):
                found[care] = one, result, tool
    return found


def _worse(kept: tuple[Given, Result, Instrument], result: Result, tool: Instrument) -> bool:
    """Answer whether a result of the same day is worse than the one kept: further along its own tool's scale."""
    _, before, other = kept
    return (result.grade or 0) * other.worst > (before.grade or 0) * tool.worst
