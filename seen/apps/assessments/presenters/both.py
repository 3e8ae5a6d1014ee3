"""Two versions of one area side by side: what each person wrote, where they differ."""

from dataclasses import dataclass

from seen.apps.assessments.presenters.words import SAME, of_answer
from seen.apps.assessments.queries.held import Filled, Held
from seen.core.instruments.tool import Area
from seen.kit.pages.words import clock

WORDS = {
    "strength": "Strength", "life_now": "What this is like for the child", "life_over_time": "If it goes on",
    "parents_view": "What a parent or carer says", "narrative": "Summary", "level_reason": "Why another level",
}  # fmt: skip
ALIKE = "The same in both"


@dataclass(frozen=True, slots=True)
class Sides:
    """Who wrote each version, and rows of (what, the one that stands, the other); what is alike says so once."""

    heads: tuple[str, str]
    rows: tuple[tuple[str, str, str], ...]
    alike: tuple[str, ...]


def sides(held: Held, area: Area, stands: Filled, other: Filled) -> Sides:
    """Return the two versions with every word of both."""
    rows: list[tuple[str, str, str]] = []
    for item in held.asked[area.id]:
        rows.append((item.title, _answer(held, stands, item.id), _answer(held, other, item.id)))
    for name, title in WORDS.items():
        rows.append((title, getattr(stands.sheet, name), getattr(other.sheet, name)))
    same = tuple(SAME.get(each.sheet.same_elsewhere, "") for each in (stands, other))
    rows.append(("The same elsewhere?", same[0], same[1]))
    apart = tuple((title, one or "–", two or "–") for title, one, two in rows if one != two)
    return Sides((_who(stands), _who(other)), apart, tuple(title for title, one, two in rows if one == two and one))


def _who(filled: Filled) -> str:
    return f"{filled.saver}, {filled.agency}, {clock(filled.sheet.saved_at)}"


def _answer(held: Held, filled: Filled, item: str) -> str:
    answer = filled.answers.get(item)
    level = of_answer(held, answer)
    said = f"{level.number} {level.word}" if level.number else level.word
    if answer is None:
        return said
    linked = len(filled.evidence.get(item, ()))
    more = [answer.words, answer.unknown_what, f"{linked} linked" if linked else ""]
    return ". ".join(part for part in (said, *more) if part)


def said_by_other(held: Held, area: Area, other: Filled) -> dict[str, str]:
    """Return what the other version says, by field of the form, for whoever writes from both."""
    found = {f"{item.id}-grade": _answer(held, other, item.id) for item in held.asked[area.id]}
    return {
        name: words for name, words in (found | {name: getattr(other.sheet, name) for name in WORDS}).items() if words
    }
