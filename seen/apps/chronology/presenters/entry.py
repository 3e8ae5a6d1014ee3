"""Words for one entry on its own page: the entry, who can see it and why, and its history."""

from dataclasses import dataclass

from django.urls import reverse

from seen.apps.chronology.presenters.curated import step_words
from seen.apps.chronology.presenters.story import PARTS, Told, told
from seen.apps.chronology.queries.whole import Whole
from seen.core.access.visibility import Access
from seen.kit.pages.words import day, moment

WHO_CAN = {
    Access.INVOLVED: "Whoever works with {name}, in any agency, while work is open.",
    Access.HELD: "No work is open: its writer, the designated lead of {agency}, and the matching desk where asked.",
    Access.CLOSED: "Closed to most people who work with {name}: its writer, the designated lead of {agency}, "
    "the matching desk where asked, and whoever it was shared with by name.",
    Access.LEAD: "Its writer and the lead practitioner alone, and whoever it was shared with by name.",
    Access.PRIVATE: "{name} decides, with the worker who wrote it down, who sees this.",
    Access.PROTECTED: "Named people only.",
}


@dataclass(frozen=True, slots=True)
class VersionWords:
    """One version in the history: a sentence, why it was changed, and where it is; empty for the one being read."""

    text: str
    why: str
    href: str


@dataclass(frozen=True, slots=True)
class WholeWords:
    """An entry on its own page, in words."""

    told: Told
    facts: tuple[tuple[str, str], ...]
    who_can: str
    named: tuple[str, ...]
    why_you: tuple[str, ...]
    versions: tuple[VersionWords, ...]
    newest_href: str  # empty where this version stands
    withdrawn: str
    curations: tuple[tuple[str, str], ...]  # what was said of it: a sentence and why, oldest first


def whole_words(it: Whole, name: str = "") -> WholeWords:
    """Return one entry in words. `name` is what to call the child; without it, "the child"."""
    one, row = told(it.row, twins=it.twins, curated=it.curated), it.row
    facts = (
        ("When", one.when), ("Kind", one.title), ("Worry or going well", one.tone[0]), ("Areas", one.areas),
        ("Told by", one.source), ("How it is known", one.known), ("Action", one.action), ("Outcome", one.outcome),
        *one.details, *one.held, ("Written by", _written(it)),
        ("Reached the record", day(row.recorded)), ("Controlled by", row.agency),
    )  # fmt: skip
    who = WHO_CAN[Access(row.access)].format(name=name or "the child", agency=row.agency)
    return WholeWords(
        told=one,
        facts=tuple((key, value) for key, value in facts if value),
        who_can=who[:1].upper() + who[1:],
        named=tuple(_named(part, who, day(at)) for part, who, at in ((n.part, n.name, n.at) for n in it.named)),
        why_you=it.sight.why,
        versions=tuple(_versions(it)),
        newest_href="" if it.newest.id == row.id else reverse("entry", args=[it.newest.id]),
        withdrawn=_withdrawn(it),
        curations=step_words(it.curations, ended=_ended(it)),
    )


def _written(it: Whole) -> str:
    """Who wrote it first, and when this version was written."""
    row = it.row
    if row.supersedes is None:
        return f"{row.writer or 'Seen'}, {moment(row.written_at)}"
    return f"{row.writer or 'Seen'}; this version by {row.changed_by or 'Seen'}, {moment(row.written_at)}"


def _named(part: str, who: str, since: str) -> str:
    what = {"": "", "child_words": ", the child’s own words"}.get(part, f", {PARTS.get(part, part).lower()}")
    return f"{who}{what}, since {since}"


def _versions(it: Whole) -> list[VersionWords]:
    words = []
    for at, one in enumerate(it.versions):
        did = "Withdrawn" if one.withdrawn else "Corrected" if at else "Written"
        href = "" if one.id == it.row.id else reverse("entry", args=[one.id])
        words.append(VersionWords(f"{did} on {moment(one.written_at)} by {one.writer}", one.why, href))
    return words


def _withdrawn(it: Whole) -> str:
    last = it.newest
    return f"Withdrawn on {moment(last.written_at)} by {last.writer}: {last.why}" if last.withdrawn else ""


def _ended(it: Whole) -> str:
    return f"Ended on {day(it.newest.written_at)}, when the entry was withdrawn" if it.newest.withdrawn else ""
