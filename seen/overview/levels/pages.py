"""What the pages of one child's levels show, as one viewer may see it: over time, and two views."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language_bidi

from seen.apps.assessments.queries.change import tests
from seen.apps.assessments.queries.results import given as results_of
from seen.core.access.visibility import Sight
from seen.core.instruments.comparing import TwoViews, two_views
from seen.core.instruments.given import Given
from seen.core.instruments.looks import Tools, series
from seen.core.lifecycle.change import Window
from seen.kit.knowledge.instruments import instrument
from seen.kit.pages.words import day
from seen.overview.levels import two_views as views
from seen.overview.levels.chosen import chosen, keyed
from seen.overview.levels.over_time import Testing, over_time, title_of


@dataclass(frozen=True, slots=True)
class Views:
    """A parent's sheet beside a worker's assessment: the drawing, its sentence and its table; `talked` leads to
    what was said about each difference."""

    title: str
    finding: str
    parent: str
    worker: str
    talked: str
    drawing: views.Drawing
    table: tuple[views.Sentence, ...]


def tools_of(given: Iterable[Given]) -> Tools:
    """Return every version of a tool in which these assessments were made. Raises NoSuchInstrument."""
    return {pair: instrument(*pair) for pair in sorted({(one.instrument, one.version) for one in given})}


def leads(given: Given) -> str:
    """Return the address of an assessment."""
    return reverse("assessment", args=[given.child, given.id])


def over_time_page(sight: Sight, *, wanted: str, today: date) -> dict[str, Any]:
    """Return what the page of levels over time shows. `wanted` is the key of the series that somebody chose."""
    every = results_of(sight)
    tools = tools_of(every)
    found = series(_seen_first(every, tools), tools=tools)
    keys = keyed([(one.tool.id, one.carer, one.goal, one.setting, one.whose) for one in found])
    shown, choices = chosen(
        [(key, title_of(one), one) for key, one in zip(keys, found, strict=True)], by="tool", wanted=wanted
    )
    testing = _testing(sight, today=today) if shown else []
    return {"choices": choices, "found": over_time(shown, tools=tools, leads=leads, testing=testing) if shown else None}


def _testing(sight: Sight, *, today: date) -> list[Testing]:
    """Return the child's tests of change that were agreed and not stopped, the oldest first."""
    return [
        Testing(one.row.baseline_id, one.window, _window_words(one.window),
                reverse("child_change", args=[sight.child, one.id]))
        for one in reversed(tests(sight, today=today))
        if one.window and not one.stop
    ]  # fmt: skip


def _window_words(window: Window) -> str:
    return f"{day(window.starts)} to {day(window.ends)}, last look {day(window.later)}"


def _seen_first(every: Sequence[Given], tools: Tools) -> list[Given]:
    """Return the assessments without parents' sheets that no worker's own levels stand beside yet (ux.md 3.3)."""
    compared = {sheet.id for sheet, _ in views.pairs(every, sheets=_sheets(tools))}
    return [one for one in every if one.rater_role != "carer" or one.id in compared]


def _sheets(tools: Tools) -> dict[str, str]:
    return {tool.id: tool.compares_with for tool in tools.values() if tool.compares_with}


def two_views_page(sight: Sight, *, wanted: str) -> dict[str, Any]:
    """Return what the page of two views shows. `wanted` is the sheet that somebody chose."""
    every = results_of(sight)
    tools = tools_of(every)
    found = list(views.pairs(every, sheets=_sheets(tools)))
    pair, choices = chosen(
        [(str(sheet.id), views.called(sheet, worker), (sheet, worker)) for sheet, worker in found],
        by="sheet",
        wanted=wanted,
    )
    return {"choices": choices, "found": _views(*pair, tools) if pair else None}


def _views(sheet: Given, worker: Given, tools: Tools) -> Views:
    scales = tools[sheet.instrument, sheet.version], tools[worker.instrument, worker.version]
    found = two_views(scales[1], scales[0], worker, sheet)
    who = (sheet.rater, worker.rater)

    def to(_: TwoViews) -> str:
        return leads(worker)

    drawn = views.drawing(found, scales=scales, who=who, leads=to)
    return Views(
        title=views.called(sheet, worker),
        finding=views.finding(found, who),
        parent=f"{sheet.rater}, on their own sheet",
        worker=f"{worker.rater}, {worker.agency}",
        talked=reverse("assessment_compare", args=[sheet.child, sheet.id]),
        drawing=views.mirrored(drawn) if get_language_bidi() else drawn,
        table=views.table(found, scales=scales, who=who),
    )
