"""script/seen scan: asks the patterns again about the children held who are due, or about every child held."""

import argparse
import json
from datetime import date

from seen.config.commands.ready import ready
from seen.core.dates.machine_day import iso_day
from seen.core.refusals import Refusal

SUMMARY = "asks the patterns again about children held who are due"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--as-of", metavar="DATE", help="the day to look from, as 2026-01-31; without it, today")
    parser.add_argument("--all", action="store_true", help="every child held, due or not")


def run(args: argparse.Namespace) -> int:
    """Print, as JSON, how many children were looked at."""
    ready()
    from django.utils import timezone

    from seen.apps.casefile.queries import held
    from seen.apps.patterns.actions import scan
    from seen.core.access.viewer import system

    now = timezone.now()
    as_of = _day(args.as_of) if args.as_of else timezone.localdate(now)
    if as_of > timezone.localdate(now):
        raise Refusal(f"--as-of {as_of} is after today: nobody can look from there yet.")
    everyone = list(held(as_of=as_of).values_list("id", flat=True)) if args.all else None
    looked = scan(system("script/seen scan"), as_of=as_of, now=now, everyone=everyone)
    print(json.dumps({"as_of": as_of.isoformat(), "looked": looked}))
    return 0


def _day(text: str) -> date:
    try:
        return iso_day(text)
    except ValueError:
        raise Refusal(f"--as-of “{text}” is not a day: write it as 2026-01-31.") from None
