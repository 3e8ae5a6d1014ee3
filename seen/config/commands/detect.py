"""script/seen detect: the patterns that an event file shows on a date, with no database."""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import date
from typing import Any

from seen.core.patterns.contract import Finding, refs
from seen.core.patterns.runner import Crash, Outcome, Settings
from seen.core.patterns.runner import run as ask_all
from seen.core.refusals import Refusal
from seen.core.timeline.child import Child
from seen.core.timeline.event import Event
from seen.core.timeline.timeline import Timeline, as_household
from seen.integrations.event_files.children import Listed, read_children
from seen.integrations.event_files.events import read_events
from seen.kit.knowledge.partnerships import pattern_settings

SUMMARY = "prints, as JSON, the patterns that an event file shows on a date"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("events", metavar="EVENTS.csv")
    parser.add_argument("--children", metavar="FILE", help="children.csv: birth dates, households, levels")
    parser.add_argument("--as-of", required=True, metavar="DATE", help="the date to look from, as 2026-01-31")
    parser.add_argument("--partnership", metavar="NAME", help="whose thresholds; without it, the defaults")


def run(args: argparse.Namespace) -> int:
    """Print the findings. Exit status 1 where a pattern crashed: what the others found is printed all the same."""
    findings, crashed = look(args)
    print(json.dumps(findings, indent=2, ensure_ascii=False))
    for sentence in crashed:
        print(sentence, file=sys.stderr)
    return 1 if crashed else 0


def look(args: argparse.Namespace) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the findings as printed, sorted by child then row, and a sentence for each pattern that crashed."""
    as_of = _date(args.as_of)
    settings: Settings = pattern_settings(args.partnership) if args.partnership else {}
    listed = read_children(args.children) if args.children else {}
    findings, crashed = [], []
    for timeline in _timelines(read_events(args.events), listed, as_of):
        child = timeline.child.ref
        for outcome in ask_all(timeline, as_of=as_of, settings=settings):
            if isinstance(outcome, Crash):
                pattern = outcome.pattern
                crashed.append(f"Pattern {pattern.row} ({pattern.id}) crashed for child {child}: {outcome.error!r}")
            elif outcome.finding:
                findings.append(_printed(outcome, outcome.finding, child=child))
    return findings, crashed


def _printed(outcome: Outcome, finding: Finding, *, child: str) -> dict[str, Any]:
    pattern = outcome.pattern
    return {
        "row": pattern.row,
        "pattern": pattern.id,
        "version": pattern.version,
        "child": child,
        "tier": finding.tier.value,
        "sentence": finding.sentence,
        "because": refs(finding.because, child=child),
        "against": refs(finding.against, child=child),
        "missing": list(finding.missing),
        "innocent": list(finding.innocent),
        "ask": finding.ask.format(child="the child"),
        "next_look": outcome.next_look.isoformat() if outcome.next_look else None,
        "thresholds": dict(finding.thresholds),
    }


def _timelines(events: Mapping[str, list[Event]], listed: Mapping[str, Listed], as_of: date) -> list[Timeline]:
    households: dict[str, list[Timeline]] = {}
    timelines = []
    for ref in sorted({*events, *listed}):
        known = listed.get(ref, Listed(Child(ref), household=""))
        timelines.append(Timeline(known.child, events.get(ref, ()), as_of=as_of))
        if known.household:
            households.setdefault(known.household, []).append(timelines[-1])
    for household in households.values():
        as_household(household)
    return timelines


def _date(text: str) -> date:
    try:
        if len(text) != 10:
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal(f"--as-of “{text}” is not a day: write it as 2026-01-31.") from None
