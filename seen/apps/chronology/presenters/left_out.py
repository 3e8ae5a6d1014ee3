"""Words for entries that a corrected file no longer holds, side by side with the row that may replace each."""

from typing import Any

from django.utils import timezone

from seen.apps.chronology.presenters.files import when
from seen.core.dates.describing import describe
from seen.core.dates.partial import PartialDate
from seen.kit.knowledge.kinds import kind

SAID = (("What happened", "text"), ("Action taken", "action"), ("Outcome", "outcome"), ("Source", "source"))


def heading(entry: Any) -> str:
    """Return an entry's date and kind."""
    return f"{when(entry)}: {kind(entry.kind).label}"


def side_by_side(old: Any, new: Any) -> list[tuple[str, str, str]]:
    """Return (what, as it stands, as the file has it now); a line that is empty on both sides is left out."""
    lines = [("Date", when(old), when(new)), ("Kind", kind(old.kind).label, kind(new.kind).label)]
    lines += [(words, getattr(old, name), getattr(new, name)) for words, name in SAID]
    return [line for line in lines if line[1] or line[2]]


def alone(old: Any) -> list[tuple[str, str]]:
    """Return what an entry says where no row may replace it."""
    return [(words, getattr(old, name)) for words, name in SAID if getattr(old, name)]


def decided(one: Any) -> str:
    """Return who decided what, when and why."""
    if one.became == "replaced":
        return "A row of this file replaced it; the earlier words are in its history"
    on = describe(PartialDate.day(timezone.localdate(one.at)))
    who = one.by or "Seen"
    said = "Withdrawn" if one.became == "withdrawn" else "Kept"
    return f"{said} by {who} on {on}" + (f": {one.why}" if one.why else "")


def done(settled: Any) -> str:
    """Return what was settled in one sentence."""
    each = ((settled.replaced, "replaced"), (settled.withdrawn, "withdrawn"), (settled.kept, "kept"))
    said = ", ".join(f"{number} {words}" for number, words in each if number)
    return f"{said}." if said else "Nothing was changed."
