"""Draws the two cases nearest to a pattern's line: when each entry was, and the day on which the pattern was asked."""

import calendar
import re
from collections.abc import Callable
from datetime import date
from xml.sax.saxutils import escape

from script.pattern_cases import Case
from seen.core.dates.describing import describe
from seen.core.timeline.event import Event
from seen.kit.knowledge.kinds import kinds
from tests.builders.timelines import the_events

WIDE, EDGE, ROW, HEAD, MOST = 360, 14, 40, 52, 9
INK, LINE, DARK = "#1a1d23", "#8a909c", "#17453f"
LONGEST = 52  # signs of a line of words, that it may stand within the picture
HALO = 'stroke="#ffffff" stroke-width="4" paint-order="stroke"'
MONTH = re.compile("|".join(calendar.month_name[1:]))
Line = tuple[Event, bool]
Across = Callable[[date], float]


def words(event: Event) -> str:
    """Return an entry as one line: when, and what."""
    when, what = _parts(event)
    return f"{when}: {what}"


def _parts(event: Event) -> tuple[str, str]:
    detail = event.says("service") or event.says("reason") or event.says("to")
    more = f" ({detail.replace('_', ' ')})" if detail else ""
    return describe(event.on) if event.day else "No date", f"{kinds()[event.kind].label}{more}"


def _short(event: Event) -> str:
    """Return the same, short enough for the picture: months by three letters."""
    when, what = _parts(event)
    said = f"{MONTH.sub(lambda month: month[0][:3], when)}: {what}"
    return said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"


def lines(case: Case) -> list[Line]:
    """Return the entries of a case, the brothers' and sisters' last, each with whether the finding rests on it."""
    told = the_events(case.table)
    told += [
        event for number, table in enumerate(case.siblings) if table for event in the_events(table, child=f"s{number}")
    ]
    rests = {(event.child, event.ref) for event in case.finding.because} if case.finding else set()
    ordered = sorted(told, key=lambda event: (event.child != "amal", event.day or date.max, event.ref))
    return [(event, (event.child, event.ref) in rests) for event in ordered]


def picture(title: str, inside: Case, outside: Case) -> str:
    """Return both cases as one SVG, on one scale of days."""
    shown = {name: lines(case) for name, case in (("inside", inside), ("outside", outside))}
    days = [event.day for each in shown.values() for event, _ in each if event.day] + [inside.as_of, outside.as_of]
    first, last = min(days), max(days)

    def across(day: date) -> float:
        return round(EDGE + (WIDE - 2 * EDGE) * (day - first).days / max((last - first).days, 1), 1)

    top, parts = 0, list[str]()
    for name, case in (("inside", inside), ("outside", outside)):
        head = f"Asks on {_on(case)}" if case.finding else f"Does not ask on {_on(case)}"
        drawn, height = _panel(head, shown[name], across(case.as_of), across, top)
        parts.append(drawn)
        top += height
    said = f"{title}: the story just inside the line, and the one just outside"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {top}" width="{WIDE}" height="{top}" role="img" '
        f'font-family="sans-serif" font-size="13" fill="{INK}"><title>{escape(said)}</title>'
        f'<rect width="{WIDE}" height="{top}" fill="#ffffff"/>{"".join(parts)}</svg>\n'
    )


def _on(case: Case) -> str:
    return f"{case.as_of.day} {case.as_of:%B %Y}"


def _panel(head: str, shown: list[Line], asked: float, across: Across, top: int) -> tuple[str, int]:
    few = shown[:MOST] if len(shown) > MOST + 1 else shown
    left = len(shown) - len(few)
    bottom = top + HEAD + ROW * len(few) - 12
    parts = [f'<text x="{EDGE}" y="{top + 26}" font-weight="bold" font-size="15">{escape(head)}</text>']
    parts.append(
        f'<line x1="{asked}" x2="{asked}" y1="{top + 36}" y2="{bottom}" stroke="{DARK}" stroke-width="2" '
        'stroke-dasharray="4 3"/>'
    )
    for number, (event, rests) in enumerate(few):
        y = top + HEAD + ROW * number
        parts.append(
            f'<text x="{EDGE}" y="{y}" {HALO}>{escape(_short(event))}</text>'
            f'<line x1="{EDGE}" x2="{WIDE - EDGE}" y1="{y + 13}" y2="{y + 13}" stroke="{LINE}"/>'
        )
        if event.day:
            fill = DARK if rests else "#ffffff"
            parts.append(
                f'<circle cx="{across(event.day)}" cy="{y + 13}" r="6" fill="{fill}" stroke="{DARK}" stroke-width="2"/>'
            )
    if left:
        parts.append(f'<text x="{EDGE}" y="{bottom + 8}">and {left} more</text>')
    return "".join(parts), HEAD + ROW * len(few) + (14 if left else 0)
