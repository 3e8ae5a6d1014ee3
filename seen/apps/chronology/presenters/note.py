"""Words for the pages on which a note is written: whom it is about, and what people notice at that age."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from seen.apps.chronology.queries.note import About, Known
from seen.core.dates.ages import age
from seen.kit.knowledge import prompts as words
from seen.kit.pages.words import day, plural

DISABLED = "disabled"


def age_words(child: Known, *, today: date) -> str:
    """Return `4 years`, `7 months`, `3 weeks`, `due 3 May 2027`, `about 4`, or that it is not known."""
    if child.born is None:
        return f"due {day(child.due)}" if child.due else _about(child.about_age)
    reached = age(child.born, today)
    if reached is None:
        return f"due {day(child.born)}"
    if reached.years >= 2:
        return plural(reached.years, "year")
    if reached.total_months:
        return plural(reached.total_months, "month")
    return plural(reached.total_days // 7, "week") if reached.total_days >= 14 else plural(reached.total_days, "day")


def _about(said: str) -> str:
    if not said:
        return "age not known"
    return f"about {said}" if said.strip().isdigit() else said


def line(child: Known, *, today: date) -> str:
    """Return what tells two children of one name apart: age, reference, where they go."""
    return ", ".join((age_words(child, today=today), child.reference, *child.places))


def links(children: Iterable[Known], *, today: date) -> list[dict[str, Any]]:
    """Return a large link to the note of each child, with what tells two of one name apart."""
    return [
        {
            "id": child.id,
            "href": reverse("note_about", args=[child.id]),
            "text": child.name,
            "more": line(child, today=today),
        }
        for child in children
    ]


def noticed(about: About) -> tuple[words.Noticed, ...]:
    """Return what people notice at this child's age, and the list for a disabled child where it applies."""
    lists = [words.noticed(about.band), words.noticed(DISABLED) if about.disabled else None]
    return tuple(_named(each, about.child.first) for each in lists if each)


def _named(each: words.Noticed, first: str) -> words.Noticed:
    return words.Noticed(
        each.title,
        tuple(line.replace("{name}", first) for line in each.notice),
        tuple(line.replace("{name}", first) for line in each.well),
    )
