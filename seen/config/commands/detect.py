"""script/seen detect: the patterns that an event file shows on a date, with no database."""

import argparse
import json
import sys
from datetime import date
from typing import Any

from seen.core.dates.machine_day import iso_day
from seen.core.patterns.printing import as_printed, crash_words
from seen.core.patterns.runner import Crash, Settings
from seen.core.patterns.runner import run as ask_all
from seen.core.refusals import Refusal
from seen.integrations.event_files.households import read_households
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
    as_of = given_date("--as-of", args.as_of)
    settings: Settings = pattern_settings(args.partnership, as_of=as_of) if args.partnership else {}
    households = read_households(args.events, args.children)
    findings, crashed = [], []
    for timeline in (timeline for household in households for timeline in household.on(as_of)):
        child = timeline.child.ref
        for outcome in ask_all(timeline, as_of=as_of, settings=settings):
            if isinstance(outcome, Crash):
                crashed.append(crash_words(outcome, child=child))
            elif outcome.finding:
                findings.append(as_printed(outcome, outcome.finding, child=child))
    return sorted(findings, key=lambda each: (each["child"], each["row"])), crashed


def given_date(option: str, text: str) -> date:
    """Return the day that an option names, or refuse it with a sentence."""
    try:
        return iso_day(text)
    except ValueError:
        raise Refusal(f"{option} “{text}” is not a day: write it as 2026-01-31.") from None
