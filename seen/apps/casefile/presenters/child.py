"""The child at the head of each page, and in lists."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile.queries import ChildCard, Found, as_card, asked_of_card, brief_card
from seen.apps.people.queries import Called, first_name
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Sight
from seen.core.dates.ages import age
from seen.kit.database.prepared import Part
from seen.kit.pages.frame import Link
from seen.kit.pages.words import day, joined, plural

MONTHS_COUNT_UNTIL = 24  # as red books and growth charts do


def facts_asked(viewer: Viewer, sight: Sight, as_of: date) -> Sequence[Part[Any]]:
    """Return what the casefile asks for the identity bar."""
    return asked_of_card(viewer, sight, as_of=as_of)


def identity_facts(viewer: Viewer, sight: Sight, as_of: date, answers: Sequence[list[Any]]) -> Mapping[str, Any]:
    """Return what the casefile knows for the identity bar."""
    card = as_card(viewer, sight, answers, as_of=as_of)
    return {
        "name": card.name,
        "preferred": card.preferred,
        "age": age_words(card, as_of=as_of),
        "href": reverse("child", args=[card.id]),
        "household": joined(card.adults),
        "siblings": tuple(Link(name, reverse("child", args=[child])) for child, name in card.siblings),
        "lead": card.lead,
        "lead_phone": card.lead_phone,
        "read_first": ". ".join(card.read_first),
    }


def age_words(child: ChildCard | Found, *, as_of: date) -> str:
    """Return “6 years”, “3 months”, “12 days”, “not yet born, due 3 May 2027”, or what somebody judged."""
    if child.born:
        reached = age(child.born, as_of)
        if reached is None:
            return ""
        if reached.total_months >= MONTHS_COUNT_UNTIL:
            return plural(reached.years, "year")
        if reached.total_months >= 1:
            return plural(reached.total_months, "month")
        return plural(reached.total_days, "day")
    if child.due and child.due < as_of:
        return f"due {day(child.due)}, birth not recorded"
    if child.due:
        return f"not yet born, due {day(child.due)}"
    return child.about_age


def which_child(sight: Sight, *, as_of: date) -> str:
    """Return what tells this child from another of the same name: age, date of birth, reference."""
    card = brief_card(sight, as_of=as_of)
    born = f"born {day(card.born)}" if card.born else ""
    return ", ".join(part for part in (age_words(card, as_of=as_of), born, f"reference {card.reference}") if part)


def found_rows(found: list[Found], *, as_of: date) -> list[dict[str, str]]:
    """Return the children found: enough to tell two of one name apart."""
    return [
        {
            "name": one.name + (f" (likes to be called {one.preferred})" if one.preferred else ""),
            "href": reverse("child", args=[one.id]),
            "meta": ", ".join(
                part
                for part in (
                    age_words(one, as_of=as_of),
                    f"born {day(one.born)}" if one.born else "",
                    f"reference {one.reference}",
                )
                if part
            ),
        }
        for one in found
    ]


def called_here(sight: Sight) -> str:
    """Return what to call the child in a sentence."""
    card = brief_card(sight, as_of=timezone.localdate())
    return first_name(Called(card.name, card.preferred))


def birth_answers(child: Any) -> dict[str, str]:
    """Return what is recorded of a child's birth, as the form to correct it shows it."""
    return {
        "born": day(child.born) if child.born else "",
        "due": day(child.due) if child.due else "",
        "about_age": child.about_age,
        "sex": child.sex,
        "mobile": {True: "yes", False: "no", None: ""}[child.mobile],
    }
