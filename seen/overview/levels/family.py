"""What the page of brothers' and sisters' levels shows: of each child only what the viewer may see."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from seen.apps.assessments.queries.results import given as results_of
from seen.apps.casefile.presenters.child import age_words
from seen.apps.chronology.queries.life import dated
from seen.core.instruments.across import across
from seen.core.instruments.given import Given
from seen.core.instruments.looks import Series, Tools, series
from seen.core.instruments.tool import Instrument
from seen.core.life.strip import HOMES
from seen.core.timeline.child import Child
from seen.kit.knowledge.kinds import kind
from seen.kit.pages.words import day, joined
from seen.overview.levels import siblings, together
from seen.overview.levels.chosen import chosen, keyed
from seen.overview.levels.over_time import CARRIED, Key, key_of, title_of, titles_of
from seen.overview.levels.pages import leads, tools_of
from seen.overview.levels.siblings import AtHome
from seen.overview.levels.together import ChildTable
from seen.overview.pictures.siblings import Shown, home_bars, names_of

Of = tuple[str, UUID | None, str]  # tool, carer, setting


@dataclass(frozen=True, slots=True)
class Together:
    """Brothers and sisters with one tool: the drawing, its sentence and table, and what is worth asking."""

    title: str
    finding: str
    key: tuple[Key, ...]
    drawing: siblings.Drawing
    table: tuple[ChildTable, ...]
    asks: tuple[str, ...]
    at_home: tuple[str, ...]


def siblings_page(shown: Sequence[Shown], *, wanted: str, as_of: date) -> dict[str, Any]:
    """Return what the page of brothers and sisters shows: of each only what the viewer may see. Two queries each."""
    every = {str(one.card.id): results_of(one.sight) for one in shown}
    tools = tools_of(one for given in every.values() for one in given)
    by_tool: dict[Of, dict[str, Series]] = defaultdict(dict)
    for child, given in every.items():
        for one in series((one for one in given if one.rater_role in ("worker", "second_rater")), tools=tools):
            if not one.goal:
                by_tool[one.tool.id, one.given[-1].carer_id, one.setting].setdefault(child, one)
    ordered = sorted(by_tool.items(), key=lambda pair: (-len(pair[1]), -_newest(pair[1]), str(pair[0])))
    keys = keyed([(of[0], str(of[1] or ""), of[2]) for of, _ in ordered])
    things = [(key, title_of(next(iter(found.values()))), found) for key, (_, found) in zip(keys, ordered, strict=True)]
    which, choices = chosen(things, by="tool", wanted=wanted)
    return {"choices": choices, "found": _together(shown, which, tools, as_of) if which else None}


def _newest(found: Mapping[str, Series]) -> int:
    return max(one.looks[-1].given.on for one in found.values()).toordinal()


def _together(shown: Sequence[Shown], found: Mapping[str, Series], tools: Tools, as_of: date) -> Together | None:
    titles = titles_of(list(found.values()), tools)
    children = [Child(str(one.card.id), born=one.card.born, due=one.card.due) for one in shown]
    stories = [(child, found[child.ref].looks if child.ref in found else ()) for child in children]
    made = across(stories, areas=tuple(titles), as_of=as_of)
    if made is None:
        return None
    newest = max(found.values(), key=lambda one: one.looks[-1].given.on)
    names = names_of(shown)
    events = _at_home(shown)

    def tool(given: Given) -> Instrument:
        return tools[given.instrument, given.version]

    return Together(
        title=title_of(newest),
        finding=together.finding(made, titles=titles),
        key=(*key_of(newest.tool), CARRIED, ("halves", str(newest.tool.worst), True, HALVES)),
        drawing=siblings.drawing(
            made,
            names={str(one.card.id): (names[str(one.card.id)], age_words(one.card, as_of=as_of)) for one in shown},
            homes={str(one.card.id): bar for one in shown for bar, _ in home_bars(one.home)},
            at_home=events,
            titles=titles,
            of=lambda given: tool(given).worst,
            leads=leads,
            as_of=as_of,
        ),
        table=together.table(
            made,
            names=names,
            pages={str(one.card.id): reverse("child_levels", args=[one.card.id]) for one in shown},
            titles=titles,
            tool=tool,
            leads=leads,
        ),
        asks=together.asks(made, names=names, titles=titles, tool=newest.tool),
        at_home=tuple(_home_words(one, names) for one in events if one.on >= made.axis.first),
    )


HALVES = "A cell in two: the worst level of its time, then the newest"


def _at_home(shown: Sequence[Shown]) -> list[AtHome]:
    """Return what happened at home: of each day and kind, the children of whom the viewer may see it recorded."""
    found: dict[tuple[date, str], set[str]] = defaultdict(set)
    for one in shown:
        for of, on in dated(one.sight, HOMES):
            found[on, of].add(str(one.card.id))
    return [AtHome(on, kind(of).label, frozenset(children)) for (on, of), children in sorted(found.items())]


def _home_words(one: AtHome, names: Mapping[str, str]) -> str:
    who = joined(name for child, name in names.items() if child in one.children)
    return f"{day(one.on)}: {one.words} ({who})"
