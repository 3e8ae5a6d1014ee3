"""script/seen clock NAME --from DATE: when a statutory clock is due, and how it was counted."""

import argparse
import json
from datetime import date

from seen.core.dates.clocks import Due, due
from seen.core.dates.machine_day import iso_day
from seen.core.refusals import Refusal
from seen.kit.knowledge.pathways import clocks, england

SUMMARY = "prints, as JSON, when a statutory clock is due, and how it was counted"


class UnknownClock(Refusal):
    """There is no clock of that name."""


class NotADay(Refusal):
    """The start of a clock is not one day."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the clock's name and its start."""
    parser.add_argument("name", metavar="NAME", help=", ".join(clocks()))
    parser.add_argument("--from", dest="start", metavar="DATE", required=True, help="day 0, as 2023-03-06")


def run(args: argparse.Namespace) -> int:
    """Print the answer as JSON."""
    known = clocks()
    if args.name not in known:
        raise UnknownClock(f"There is no clock “{args.name}”: choose one of {', '.join(known)}.")
    answer = due(known[args.name], start=_day(args.start), calendar=england())
    print(json.dumps(_printed(answer), indent=2, ensure_ascii=False))
    return 0


def _day(text: str) -> date:
    try:
        return iso_day(text)
    except ValueError:
        raise NotADay(f"--from “{text}” is not a day: write it as 2023-03-06.") from None


def _printed(answer: Due) -> dict[str, str]:
    return {
        "name": answer.clock.name,
        "from": answer.start.isoformat(),
        "due": answer.due.isoformat(),
        "counted": answer.counted,
        "starts": answer.clock.starts,
        "ends": answer.clock.ends,
        "source": answer.clock.source,
    }
