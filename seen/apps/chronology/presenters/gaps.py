"""Words for times with nothing recorded, silent agencies, and who was asked what."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from seen.apps.chronology.queries.gaps import AgencyThen, AskSeen, GapSeen, GapsSeen, SilenceSeen
from seen.kit.pages.words import day, plural


@dataclass(frozen=True, slots=True)
class AgencyWords:
    """An agency in a gap: who it is, what became of asking it, and where to ask it, if it can be asked."""

    name: str
    text: str
    answer: str = ""
    ask_href: str = ""


@dataclass(frozen=True, slots=True)
class GapWords:
    """A gap: when, how long, what may lie in it all the same, and the agencies of that time."""

    title: str
    meta: str
    agencies: tuple[AgencyWords, ...]
    loose: str
    loose_href: str
    ask_href: str


def page(found: GapsSeen, *, child: UUID, name: str, may_ask: bool) -> dict[str, Any]:
    """Return what the page of gaps shows."""
    return {
        "gaps": [_gap(one, child, name, may_ask=may_ask) for one in found.gaps],
        "silent": [_silent(one, child, may_ask=may_ask) for one in found.silences],
        "undated": plural(found.undated, "entry has", "entries have") if found.undated else "",
        "undated_href": f"{reverse('child_chronology', args=[child])}?undated=1",
        "days": found.days,
        "total": found.total,
    }


def time_words(since: date, until: date) -> str:
    """Return a time in words: “3 March 2024 to 9 July 2024”, or its one day."""
    return day(since) if since == until else f"{day(since)} to {day(until)}"


def _gap(one: GapSeen, child: UUID, name: str, *, may_ask: bool) -> GapWords:
    gap = one.gap
    many = plural(gap.loose, "entry has", "entries have")
    meta = f"{plural(gap.days, 'day')}{' so far' if gap.open else ''}"
    story = reverse("child_chronology", args=[child])
    return GapWords(
        title=f"Since {day(gap.since)}" if gap.open else time_words(gap.since, gap.until),
        meta=meta,
        agencies=tuple(_agency(each, gap.since, gap.until, child, name, may_ask=may_ask) for each in one.agencies),
        loose=f"{many} a loose date, such as a year, and may belong here." if gap.loose else "",
        loose_href=f"{story}?{urlencode({'since': gap.since, 'until': gap.until})}",
        ask_href=_ask_href(child, gap.since, gap.until) if may_ask else "",
    )


def _agency(one: AgencyThen, since: date, until: date, child: UUID, name: str, *, may_ask: bool) -> AgencyWords:
    if one.ask:
        return AgencyWords(one.name, _asked(one.ask), one.ask.answer)
    if one.until:
        ring = f"; ring {one.phone}" if one.phone else ""
        return AgencyWords(one.name, f"worked with {name} until {day(one.until)}, so Seen cannot ask it{ring}")
    href = _ask_href(child, since, until, one.agency) if may_ask else ""
    return AgencyWords(one.name, f"worked with {name} then; not asked yet", ask_href=href)


def _silent(one: SilenceSeen, child: UUID, *, may_ask: bool) -> AgencyWords:
    what = "tells of nothing after" if one.silence.told else "has told nothing since its work began on"
    text = f"{what} {day(one.silence.since)}"
    if one.ask:
        return AgencyWords(one.name, f"{text}; {_asked(one.ask)}", one.ask.answer)
    return AgencyWords(
        one.name, text, ask_href=_ask_href(child, one.since, one.until, one.silence.agency) if may_ask else ""
    )


def _asked(ask: AskSeen) -> str:
    asked = f"asked on {day(ask.at)} by {ask.by}"
    if ask.answered_at is None:
        return f"{asked}, to answer by {day(ask.due)}" if ask.due else asked
    did = "answered" if ask.done else "said to be not needed"
    return f"{asked}; {did} on {day(ask.answered_at)} by {ask.answered_by}"


def _ask_href(child: UUID, since: date, until: date, agency: UUID | None = None) -> str:
    query = {"since": since.isoformat(), "until": until.isoformat()} | ({"agency": str(agency)} if agency else {})
    return f"{reverse('child_gap_ask', args=[child])}?{urlencode(query)}"


def as_written(typed: str) -> str:
    """Return a day that an address gives, 2024-03-03, as people write it; anything else as it came."""
    try:
        return day(date.fromisoformat(typed))
    except ValueError:
        return typed
