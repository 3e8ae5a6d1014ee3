"""script/seen population-scan: the patterns that the event files of a whole population show on a date."""

import argparse
import json
import re
import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from seen.config.commands.detect import given_date
from seen.core.patterns.runner import Settings
from seen.core.refusals import Refusal
from seen.integrations.population.mark import MARK, is_simulated
from seen.kit.knowledge.partnerships import pattern_settings

SUMMARY = "prints, as JSON, the patterns that the event files of a whole population show on a date"
LONDON = ZoneInfo("Europe/London")
ASSESSED = re.compile(r"(.*[^\s,])[\s,]+(\d{4}-\d\d-\d\d)")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder of EVENTS.csv and children.csv")
    parser.add_argument("--as-of", required=True, metavar="DATE", help="the date to look from, as 2026-01-31")
    parser.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb", help="what reads the columns")
    parser.add_argument("--partnership", metavar="NAME", help="whose thresholds; without it, the defaults")
    parser.add_argument(
        "--dpia", metavar="REF", help="for live data: the data protection impact assessment and its date, in quotes"
    )


def run(args: argparse.Namespace) -> int:
    """Print the findings, as `detect` does. Exit status 1 where a pattern crashed."""
    as_of = given_date("--as-of", args.as_of)
    settings: Settings = pattern_settings(args.partnership, as_of=as_of) if args.partnership else {}
    if not is_simulated(args.folder):
        print(f"Live data, under {assessed(args.dpia, today=datetime.now(tz=LONDON).date())}.", file=sys.stderr)
    from seen.integrations.population.engines import engine
    from seen.integrations.population.scanning import scan
    from seen.integrations.population.store import store_of

    chosen = engine(args.engine)
    return told(scan(store_of(args.folder), as_of=as_of, settings=settings, engine=chosen))


def told(found: Iterable[dict[str, Any]]) -> int:
    """Print findings as they come, as one JSON list, and a sentence for each pattern that crashed."""
    before, crashed = "[", 0
    for line in found:
        if "crashed" in line:
            print(line["crashed"], file=sys.stderr)
            crashed = 1
            continue
        printed = json.dumps(line, indent=2, ensure_ascii=False).replace("\n", "\n  ")
        print(f"{before}\n  {printed}", end="")
        before = ","
    print("[]" if before == "[" else "\n]")
    return crashed


def assessed(reference: str | None, *, today: date) -> str:
    """Return the impact assessment under which live data is scanned, or refuse: no reference, no date, no scan."""
    given = ASSESSED.fullmatch((reference or "").strip())
    if not given:
        raise Refusal(
            f"These files are not marked as simulated ({MARK}): scanning live data needs the reference and date of its "
            'data protection impact assessment, as in --dpia "DPIA-17 2026-01-31".'
        )
    day = given_date("--dpia", given[2])
    if day > today:
        raise Refusal(f"--dpia: {day} is after today; give the date on which the assessment was signed.")
    return f"{given[1]} of {day}"
