"""Words for what follows a note: who can see it, whom to tell, what it calls for, what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from seen.apps.casefile.models import Task
from seen.apps.chronology.forms.note_kinds import KindsForm
from seen.apps.chronology.led_to import what_followed
from seen.apps.chronology.models import Entry
from seen.apps.chronology.presenters.note import line
from seen.apps.chronology.queries.note import About, Contact
from seen.apps.chronology.queries.saved import Saved, first_of, tasks_from
from seen.apps.people.queries.called import Called, called, first_name
from seen.core.access.viewer import Viewer
from seen.core.access.visibility import Access
from seen.core.dates.describing import describe
from seen.core.dates.partial import PartialDate, Precision
from seen.core.suggesting.at_save import Prompt
from seen.kit.knowledge import prompts as words
from seen.kit.knowledge.kinds import areas, source_types
from seen.kit.knowledge.kinds import kind as kind_of
from seen.kit.pages.words import day, joined

POLARITY = {-1: ("Worry", "worry"), 0: ("Just noted", ""), 1: ("Going well", "strength")}
BRIEF = 160


@dataclass(frozen=True, slots=True)
class Said:
    """A prompt with the child's name in it. `button` is empty where there is nothing to click."""

    slug: str
    title: str
    text: str
    note: str
    button: str
    href: str
    child: UUID
    done: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A note in the list of one's own: what it says in brief, and what it led to, a line each."""

    href: str
    name: str
    when: str
    what: str
    tag: tuple[str, str]
    brief: str
    led_to: tuple[str, ...]


def reference(account: UUID) -> str:
    """Return the reference of a note, short enough to say aloud: N-7F3A-91C2."""
    code = account.hex[:8].upper()
    return f"N-{code[:4]}-{code[4:]}"


def who_can_see(entry: Entry, *, first: str, agency: str) -> str:
    """Return in plain words who can read an entry now. Sources: practice.md 1."""
    few = f"you, the designated lead of {agency} and, when asked to match {first}’s record, the matching desk"
    match Access(entry.access):
        case Access.INVOLVED:
            return f"You, and everybody who works with {first} now, in any agency."
        case Access.HELD:
            return f"Only {few}: no service has work open with {first}. It is looked at again after 12 months."
        case Access.CLOSED:
            return f"Only {few}, until it is shared with somebody by name."
        case Access.LEAD:
            return f"Only you and {first}’s lead practitioner."
        case _:
            return "Only you, and whoever is named for it."


def prompts(it: Saved) -> list[Said]:
    """Return what the note calls for, with the child's name, most urgent first."""
    return [_prompt(prompt, about, entry, it) for prompt, about, entry in it.prompts]


def words_for(prompt: Prompt, first: str) -> Mapping[str, str]:
    """Return the words of a prompt with the child's name in them."""
    return {key: str(text).replace("{name}", first) for key, text in words.at_save(prompt).items()}


def _prompt(prompt: Prompt, about: About, entry: Entry, it: Saved) -> Said:
    said = words_for(prompt, about.child.first)
    href = reverse("note_weigh", args=[it.account]) if "button" in said else ""
    done = entry.id in it.asked_to_weigh
    return Said(
        prompt, said["title"], said["text"], said.get("note", ""), said.get("button", ""), href, about.child.id, done
    )


def written(entry: Entry, *, account: UUID, name: Called, tasks: list[Task], followed: list[str]) -> Written:
    """Return a line of “my notes”. What it led to names nothing that the viewer may not know."""
    return Written(
        href=reverse("note_saved", args=[account]),
        name=name.name,
        when=describe(partial(entry)),
        what=", ".join(kind_of(slug).label for slug in (entry.kind, *filter(None, entry.also.split("|")))),
        tag=POLARITY[entry.polarity],
        brief=entry.text if len(entry.text) <= BRIEF else entry.text[: BRIEF - 1].rstrip() + "…",
        led_to=(*_led_to(entry, tasks, first=first_name(name)), *followed),
    )


def my_lines(viewer: Viewer, entries: Sequence[Entry], *, as_of: date) -> list[Written]:
    """Return the lines of “my notes” for these entries."""
    names = called({entry.child_id for entry in entries}, as_of=as_of)
    tasks, followed = tasks_from(viewer, entries), what_followed(viewer, entries, as_of=as_of)
    firsts = {entry.id: first_of(entry) for entry in entries}
    return [
        written(
            entry,
            account=firsts[entry.id].account,
            name=names[entry.child_id],
            tasks=tasks.get(firsts[entry.id].id, []),
            followed=followed.get(entry.id, []),
        )
        for entry in entries
    ]


def partial(entry: Entry) -> PartialDate:
    """Return when it happened, as it was known."""
    about, precision = entry.on_about, Precision(entry.on_precision)
    return PartialDate(entry.on_text, entry.on_earliest, entry.on_latest, precision, about)


def _led_to(entry: Entry, tasks: list[Task], *, first: str) -> list[str]:
    if entry.access == Access.INVOLVED:
        lines = [f"It stands in {first}’s chronology, for everybody who works with {first}."]
    else:
        lines = ["Kept, and closed to all but a few. If somebody should act, tell them: a note is not a referral."]
    return lines + [f"“{task.title}”: {_status(task)}" for task in tasks]


def _status(task: Task) -> str:
    last = max(task.steps.all(), key=lambda step: step.at)
    ended = {"done": "done", "not_needed": "said not to be needed", "superseded": "another task took its place"}
    if last.status in ended:
        return f"{ended[last.status]} on {day(last.at)}"
    return f"asked for by {day(task.due)}" if task.due else "asked for"


def page(viewer: Viewer, it: Saved, *, form: KindsForm, leads: Sequence[Contact], now: datetime) -> dict[str, Any]:
    """Return what the page after saving shows."""
    entry = it.entries[0]
    return {
        "it": it,
        "form": form,
        "reference": reference(it.account),
        "names": joined(about.child.name for about in it.abouts),
        "seen_by": [
            (about.child.name, _seen_by(each, about, it, viewer))
            for each, about in zip(it.entries, it.abouts, strict=True)
        ],
        "lines": [(about.child.name, line(about.child, today=timezone.localdate(now))) for about in it.abouts],
        "facts": _facts(entry),
        "corrections": list(zip(it.entries, it.abouts, strict=True)),
        "tag_word": POLARITY[entry.polarity],
        "kind_now": kind_of(entry.kind).label,
        "entry": entry,
        "editable": now <= it.editable_until,
        "prompts": prompts(it),
        "heard": words.said("abuse") if it.heard else None,
        "leads": leads,
        "lead_workers": [(about.child.first, about.lead) for about in it.abouts if about.lead],
        "referral": words.said("not_a_referral"),
    }


def _seen_by(entry: Entry, about: About, it: Saved, viewer: Viewer) -> list[str]:
    first = about.child.first
    lines = [who_can_see(entry, first=first, agency=viewer.agency_name)]
    if it.private:
        lines.append(f"{first}’s own words: only you, until {first} has decided with you who else.")
    return lines


def _facts(entry: Entry) -> list[tuple[str, str]]:
    kinds = (entry.kind, *filter(None, entry.also.split("|")))
    rows = [
        ("When", describe(partial(entry))),
        ("How you know", source_types().get(entry.source_type, "")),
        ("Kind", joined(kind_of(slug).label for slug in kinds)),
    ]
    if entry.areas:
        rows.append(("Part of life", joined(areas()[slug] for slug in entry.areas.split("|"))))
    return rows
