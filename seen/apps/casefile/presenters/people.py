"""The people page of a child: rows for its lists, each with where it can be changed."""

from datetime import date
from typing import Any

from django.urls import reverse

from seen.apps.casefile import queries
from seen.apps.casefile.presenters.child import called_here
from seen.apps.casefile.presenters.family import named_for, other_children, protected_words
from seen.apps.people import queries as people
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Access, Sight
from seen.core.identifiers.nhs import spaced
from seen.kit.knowledge.load import load
from seen.kit.pages.words import day

NAME_KINDS = {
    "usual": "Usual name",
    "legal": "Legal name",
    "preferred": "Likes to be called",
    "former": "Former name",
    "also": "Also known as",
}
SCHEMES = {"nhs": "NHS number", "upn": "Pupil number (UPN)", "local": "Own number of an agency"}
ANSWERS = {"not_asked": "Not asked", "not_said": "Asked, would rather not say", "not_known": "Asked, not known"}
STATED_BY = {
    "child": "Said by the child",
    "parent": "Said by a parent or carer",
    "other_family": "Said by other family",
    "worker": "Said by a worker",
    "record": "From a record",
}
NOT_YET_ASKED = "Not yet asked"
RESPONSIBILITY = {True: "has parental responsibility", False: "no parental responsibility", None: ""}


def people_page(viewer: Viewer, sight: Sight, *, as_of: date) -> dict[str, Any]:
    """Return everything on the people page."""
    child, named = people.record(sight), named_for(sight)
    return {
        "called": called_here(sight),
        "reads": people.may_read(sight),
        "changes": people.may_change(sight),
        "reference": child.reference,
        "birth": _birth(child) if people.may_read(sight) else [],
        "names": [_named(row) for row in people.names(sight)],
        "numbers": [_number(row) for row in people.identifiers(viewer, sight)],
        "protected": protected_words(sight),
        "addresses": [_address(row, named.get(row.id, [])) for row in people.addresses(sight)],
        "family": [_relative(row) for row in _family(viewer, sight, as_of=as_of)],
        "facts": _facts(sight, as_of=as_of) if people.may_read(sight) else [],
        "network": [_worker(row) for row in queries.network(sight, as_of=as_of)],
    }


def family_choices(viewer: Viewer, sight: Sight, *, as_of: date) -> list[tuple[str, str]]:
    """Return the adults of the child's family, to choose from."""
    return [(str(row.person), row.name) for row in _family(viewer, sight, as_of=as_of) if row.child is None]


def household_choices(viewer: Viewer, sight: Sight, *, as_of: date) -> list[tuple[str, str]]:
    """Return who could come to live with the child: adults of the family who do not, then children the viewer sees."""
    adults = [row for row in _family(viewer, sight, as_of=as_of) if row.child is None and not row.lives_here]
    others = other_children(viewer, sight, as_of=as_of)
    return [(str(row.person), row.name) for row in adults] + [(f"child:{child}", name) for child, name in others]


def worker_choices(sight: Sight, *, as_of: date) -> list[tuple[str, str]]:
    """Return the people, not teams, who work with the child."""
    rows = queries.network(sight, as_of=as_of)
    return list({str(row.user): f"{row.name}, {row.agency}" for row in rows if row.user}.items())


def topic_words(topic: str, name: str) -> tuple[str, str]:
    """Return the heading and the question of a fact, with the child's name."""
    row = load("vocabulary/facts")[topic]
    return row["words"].format(name=name), row["asks"].format(name=name)


def _family(viewer: Viewer, sight: Sight, *, as_of: date) -> list[people.Relative]:
    visible = queries.children(viewer, as_of=as_of).values_list("id", flat=True)
    return people.network_of_family(sight, visible=set(visible), as_of=as_of)


def _birth(child: Any) -> list[tuple[str, str]]:
    mobile = {True: "Yes", False: "No", None: ""}
    rows = [
        ("Date of birth", day(child.born) if child.born else ""),
        ("Due date", day(child.due) if child.due else ""),
        ("About how old", child.about_age),
        ("Sex as recorded", child.sex.capitalize()),
        ("Moves about", mobile[child.mobile]),
        ("Known from", child.known_from),
    ]
    always = {"Date of birth", "Sex as recorded"}
    return [(words, value) for words, value in rows if value or words in always]


def _named(row: Any) -> dict[str, Any]:
    return {
        "key": NAME_KINDS.get(row.kind, row.kind),
        "text": row.text,
        "note": _dates(row.start, row.end, row.source),
        "end": None if row.end else row.id,
    }


def _number(row: Any) -> dict[str, Any]:
    return {
        "key": SCHEMES.get(row.scheme, row.scheme),
        "text": spaced(row.value) if row.scheme == "nhs" else row.value,
        "note": _dates(row.start, row.end, row.source),
        "end": None if row.end else row.id,
    }


def _address(row: Any, named: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": row.id,
        "text": "\n".join(part for part in (row.lines, row.postcode) if part),
        "note": _dates(row.start, row.end, row.source),
        "protected": row.access == Access.PROTECTED,
        "current": row.end is None,
        "named": named,
    }


def _relative(row: people.Relative) -> dict[str, Any]:
    words = {**load("vocabulary/relationships"), "own_child": "child", "child": "child in the household"}
    nothing = [(None, None)] * len(row.is_a)
    ties = zip(row.is_a, row.from_to or nothing, strict=True)
    is_a = ", ".join(f"{words.get(kind, kind)} {_dates(*dates, '')}".strip() for kind, dates in ties)
    known = RESPONSIBILITY[row.responsibility] or (
        "parental responsibility not yet asked" if row.related and row.child is None else ""
    )
    home = "lives here" if row.lives_here else "lived here before" if row.until else ""
    return {
        "name": row.name,
        "href": reverse("child", args=[row.child]) if row.child else "",
        "is_a": is_a,
        "notes": [part for part in (known, home, _dates(row.since, row.until, "")) if part],
        "phone": row.phone,
        "leave": row.member if row.lives_here else None,
    }


def _facts(sight: Sight, *, as_of: date) -> list[tuple[str, str, str, str]]:
    told = people.facts(sight)
    name = queries.brief_card(sight, as_of=as_of)
    called = people.first_name(people.Called(name.name, name.preferred))
    rows = []
    for topic in load("vocabulary/facts"):
        words, _ = topic_words(topic, called)
        rows.append((words, _answer(told.get(topic)), reverse("child_fact", args=[sight.child, topic]), words.lower()))
    return rows


def _answer(row: Any) -> str:
    if row is None:
        return NOT_YET_ASKED
    if row.answer != "stated":
        return ANSWERS[row.answer]
    value = f"{row.value[:1].upper()}{row.value[1:]}"
    return f"{value}\n{STATED_BY[row.stated_by]}, recorded {day(row.written_at)}"


def _worker(row: queries.Worker) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "lead": row.lead,
        "meta": ", ".join(part for part in (row.job, row.agency) if part),
        "reason": row.reason,
        "since": day(row.since),
        "phone": row.phone,
        "email": row.email,
    }


def _dates(start: date | None, end: date | None, source: str) -> str:
    since = f"since {day(start)}" if start and not end else ""
    span = f"{day(start)} to {day(end)}" if start and end else f"until {day(end)}" if end else since
    return ", ".join(part for part in (span, f"from {source}" if source else "") if part)
