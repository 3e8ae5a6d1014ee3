"""script/seen replay: what an event file could have shown, and when, with no database."""

import argparse
import json
import sys
from datetime import date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from seen.config.commands.detect import given_date
from seen.core.patterns.contract import refs
from seen.core.patterns.printing import crash_words
from seen.core.patterns.replaying import FirstSeen, began, replay
from seen.core.patterns.runner import Settings
from seen.core.refusals import Refusal
from seen.integrations.event_files.households import read_households
from seen.kit.knowledge.partnerships import pattern_settings

LONDON = ZoneInfo("Europe/London")
SUMMARY = "prints, as JSON, what an event file could have shown, and from which day"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("events", metavar="EVENTS.csv")
    parser.add_argument("--children", metavar="FILE", help="children.csv: birth dates, households, levels")
    parser.add_argument(
        "--from", dest="since", metavar="DATE", help="the first day to look; without it, the first entry's"
    )
    parser.add_argument(
        "--to", "--until", "--as-of", dest="until", metavar="DATE", help="the last day to look; without it, today"
    )
    parser.add_argument("--partnership", metavar="NAME", help="whose thresholds; without it, the defaults")


def run(args: argparse.Namespace) -> int:
    """Print the first days. Exit status 1 where a pattern crashed: what the others found is printed all the same."""
    seen, crashed = look_back(args, today=datetime.now(tz=LONDON).date())
    print(json.dumps(seen, indent=2, ensure_ascii=False))
    for sentence in crashed:
        print(sentence, file=sys.stderr)
    return 1 if crashed else 0


def look_back(args: argparse.Namespace, *, today: date) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the first days as printed, sorted by child then row, and a sentence for each pattern that crashed."""
    end = given_date("--to", args.until) if args.until else today
    since = given_date("--from", args.since) if args.since else None
    if since and since > end:
        raise Refusal(f"--from {since} comes after the last day, {end}: turn the two round.")
    settings: Settings = pattern_settings(args.partnership, as_of=end) if args.partnership else {}
    printed, crashed = list[dict[str, Any]](), list[str]()
    for household in read_households(args.events, args.children):
        start = since or began(event for events in household.events for event in events) or end
        for number, child in enumerate(household.children):
            alone, together = partial(household.alone, number), partial(household.with_siblings, number)
            seen, broken = replay(alone, together, start=start, end=end, settings=settings)
            printed += [_printed(one, child=child.ref) for one in seen]
            crashed += [crash_words(one, child=child.ref) for one in broken]
    return sorted(printed, key=lambda each: (each["child"], each["row"])), crashed


def _printed(seen: FirstSeen, *, child: str) -> dict[str, Any]:
    return {
        "row": seen.pattern.row,
        "pattern": seen.pattern.id,
        "child": child,
        "tier": seen.finding.tier.value,
        "first_seen": seen.day.isoformat(),
        "because": refs(seen.finding.because, child=child),
    }
