"""One assessment beside another: rater beside rater, and worker beside parent. It never averages and never adds up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from seen.core.instruments.agreeing import Agreement, agreement
from seen.core.instruments.answers import Answer, asked
from seen.core.instruments.given import Given, GivenItem
from seen.core.instruments.scoring import score
from seen.core.instruments.tool import NOT_APPLICABLE, Area, Instrument, Item, Kind
from seen.core.refusals import Refusal


class NotAlike(Refusal):
    """Two assessments that were made with different questions, or of different children."""


class Beside(StrEnum):
    """How two grades of one thing stand to each other."""

    EXACT = "exact"
    WITHIN_ONE = "within_one"
    DIFFER = "differ"
    NOT_BOTH = "not_both"  # not known, not applicable or left out by one of the two or by both


def beside(first: int | None, second: int | None) -> Beside:
    """Return how two grades stand to each other. What is not known agrees with nothing."""
    if first is None or second is None:
        return Beside.NOT_BOTH
    if first == second:
        return Beside.EXACT
    return Beside.WITHIN_ONE if abs(first - second) == 1 else Beside.DIFFER


class ItemBeside(NamedTuple):
    """One item as two raters answered it; None where one of them left it out."""

    item: Item
    first: GivenItem | None
    second: GivenItem | None
    verdict: Beside


@dataclass(frozen=True, slots=True)
class AreaBeside:
    """One area as two raters graded it: their results side by side, each item, and how far the items agree."""

    area: Area
    first: int | None
    second: int | None
    verdict: Beside
    items: tuple[ItemBeside, ...]
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class RatersBeside:
    """Two ratings of one child with one tool. `agreement` is over every item that both graded."""

    areas: tuple[AreaBeside, ...]
    agreement: Agreement

    @property
    def apart(self) -> tuple[ItemBeside, ...]:
        """Return the items on which the two differ by two grades or more, in the order of the tool."""
        return tuple(one for area in self.areas for one in area.items if one.verdict is Beside.DIFFER)


def raters(tool: Instrument, first: Given, second: Given) -> RatersBeside:
    """Lay a second rater's grades beside the first's, area by area. Only areas that both finished are compared.

    Raises NotAlike where the two are not of one child at one age with one version of one tool.
    """
    if _asked_of(first) != _asked_of(second):
        raise NotAlike("These two were not asked the same of the same child. Choose the one that was graded twice.")
    both = set(first.areas_done) & set(second.areas_done)
    areas = tuple(_area(tool, area, first, second) for area in tool.areas if area.id in both)
    return RatersBeside(areas, _agreement(tool, [one for area in areas for one in area.items]))


def _asked_of(given: Given) -> tuple[object, ...]:
    return (given.child, given.instrument, given.version, given.band, given.disabled, given.setting, given.carer_id)


def _area(tool: Instrument, area: Area, first: Given, second: Given) -> AreaBeside:
    here = asked(tool, band=first.band, disabled=first.disabled, setting=first.setting, of=area.all_items)
    items = tuple(_item(item, first.items, second.items) for item in here if item.kind is Kind.GRADED)
    one, other = _result(tool, area, first), _result(tool, area, second)
    return AreaBeside(area, one, other, beside(one, other), items, _agreement(tool, items))


def _item(item: Item, first: Mapping[str, GivenItem], second: Mapping[str, GivenItem]) -> ItemBeside:
    one, other = first.get(item.id), second.get(item.id)
    return ItemBeside(item, one, other, beside(one.grade if one else None, other.grade if other else None))


def _result(tool: Instrument, area: Area, given: Given) -> int | None:
    mine = {item.id for item in area.all_items if item.kind is Kind.GRADED}
    answers: dict[str, Answer] = {
        item: one.grade or one.state for item, one in given.items.items() if item in mine and (one.grade or one.state)
    }
    found = score(tool, answers, band=given.band, disabled=given.disabled, setting=given.setting).areas.get(area.id)
    return found.grade if found else None


def _agreement(tool: Instrument, items: Iterable[ItemBeside]) -> Agreement:
    pairs = [(one.first.grade, one.second.grade) for one in items if one.first and one.second]
    return agreement([(a, b) for a, b in pairs if a is not None and b is not None], grades=tool.worst)


class View(StrEnum):
    """How a parent's mark stands to the worker's."""

    SAME = "same"
    PARENT_MORE_WORRIED = "parent_more_worried"
    WORKER_MORE_WORRIED = "worker_more_worried"
    NOT_SURE = "not_sure"  # one of the two gave no grade


class TwoViews(NamedTuple):
    """One thing as the worker and the parent see it. `card` is the parent's item that the worker's names."""

    item: Item
    card: Item
    worker: GivenItem | None
    parent: GivenItem | None
    view: View

    @property
    def differ(self) -> bool:
        """Answer whether something must be said about it: what was agreed, or that the two still see it differently."""
        return self.view in (View.PARENT_MORE_WORRIED, View.WORKER_MORE_WORRIED)


def view_of(worker: int | None, parent: int | None) -> View:
    """Return how a parent's mark stands to the worker's: the higher the grade, the less is met."""
    if worker is None or parent is None:
        return View.NOT_SURE
    if worker == parent:
        return View.SAME
    return View.PARENT_MORE_WORRIED if parent > worker else View.WORKER_MORE_WORRIED


def two_views(tool: Instrument, sheet: Instrument, worker: Given, parent: Given) -> tuple[TwoViews, ...]:
    """Lay a parent's sheet beside the worker's own grades, item by item, in the order of the worker's tool.

    Compared is what the worker's tool names on the sheet, was asked of both and lies in an area that the worker
    finished; what both say does not apply, or nobody answered, is left out. Raises NotAlike for another child or a
    sheet that the tool is not compared with.
    """
    if tool.compares_with != sheet.id or worker.child != parent.child or tool.worst != sheet.worst:
        raise NotAlike(f"{tool.title} is not compared with {sheet.title}. Choose an assessment that is.")
    cards = {card.id: card for card in asked(sheet, band=parent.band, disabled=parent.disabled, setting=parent.setting)}
    found = []
    for area in (area for area in tool.areas if area.id in worker.areas_done):
        here = asked(tool, band=worker.band, disabled=worker.disabled, setting=worker.setting, of=area.all_items)
        found += [_views(item, cards[item.matches], worker, parent) for item in here if item.matches in cards]
    return tuple(one for one in found if _says_something(one))


def _views(item: Item, card: Item, worker: Given, parent: Given) -> TwoViews:
    one, other = worker.items.get(item.id), parent.items.get(card.id)
    return TwoViews(item, card, one, other, view_of(one.grade if one else None, other.grade if other else None))


def _says_something(one: TwoViews) -> bool:
    said = [each for each in (one.worker, one.parent) if each and each.state]
    return any(each.state != NOT_APPLICABLE for each in said)
