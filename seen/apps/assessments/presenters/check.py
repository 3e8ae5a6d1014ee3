"""The whole of an assessment before it is signed and after: what is not known first, then each area."""

from collections.abc import Sequence
from typing import Any

from seen.apps.assessments.presenters.result import AreaWords, area_words
from seen.apps.assessments.presenters.tasks import facts
from seen.apps.assessments.presenters.words import linked_words
from seen.apps.assessments.queries.held import Held, Signed
from seen.apps.assessments.queries.suggested import Suggested
from seen.kit.pages.words import day, joined, moment, plural


def whole(held: Held, found: Sequence[Suggested], *, name: str) -> dict[str, Any]:
    """Return what the page that shows a whole assessment needs."""
    entries = linked_words(found)
    areas = [words for area in held.asked_areas if (words := area_words(held, area, entries, name=name))]
    return {
        "facts": facts(held),
        "areas": areas,
        "unknown": [(area, item) for area in areas for item in area.items if item.unknown],
        "left": [area.title for area in held.asked_areas if area.id not in held.done and area.id not in held.begun],
        "scope": scope(held),
        "signatures": [signature(each) for each in held.signatures],
        "altered": held.altered,
    }


def scope(held: Held) -> str:
    """Return what was looked at and what was not: one area alone is finished work, and says so."""
    done = [area.title for area in held.asked_areas if area.id in held.done]
    left = [area.title for area in held.asked_areas if area.id not in held.done]
    if not done:
        return "No area is done yet."
    if not left:
        return f"All {plural(len(done), 'area')} were looked at."
    begun = f"This is about {joined(done)} alone. " if len(done) == 1 else f"This is about {joined(done)}. "
    return f"{begun}It is finished work. It says nothing about {joined(left)}: nobody looked at that here."


def signature(each: Signed) -> tuple[str, str]:
    """Return who signed and when, and where they see it differently."""
    return f"{each.name}, {each.agency}, {moment(each.at)}", each.disagrees


def ended(held: Held) -> tuple[str, str] | None:
    """Return what became of an assessment that no longer stands, and why."""
    step = held.steps.get("stopped")
    if step is not None:
        return f"Stopped on {day(step.at)} by {step.by}.", step.why
    return None


def sides(areas: Sequence[AreaWords]) -> list[AreaWords]:
    """Return the areas whose summary in words stands beside their grades."""
    return [area for area in areas if area.narrative]
