"""script/seen bench: measures the service beside a plain peer, on invented records in a temporary installation."""

import argparse
import importlib
import json

from seen.core.refusals import Refusal

SUMMARY = "measures the service beside a plain peer; prints JSON; exit status 1 where a bar does not hold"
BENCHES = {
    "assessment": "assessment",
    "chronology": "chronology",
    "entry": "entry",
    "import": "bringing_in",
    "overview": "overview",
    "pack": "pack",
    "pages": "pages",
    "patterns": "patterns",
    "same-event": "same_event",
    "scoring": "scoring",
    "server": "starting",
    "simulate": "simulate",
}

NO_DATABASE = {"scoring", "server", "simulate"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("name", metavar="NAME", help=", ".join(BENCHES))


def run(args: argparse.Namespace) -> int:
    """Print the verdict as JSON. SEEN_DATABASE=postgresql measures on a PostgreSQL cluster of its own."""
    if args.name not in BENCHES:
        raise Refusal(f"There is no benchmark “{args.name}”. There are: {', '.join(BENCHES)}.")
    from seen.config.commands import prepare
    from seen.kit.database.many import spare_what_is_loaded
    from seen.rehearsal.installation import temporary

    with temporary():
        if args.name not in NO_DATABASE:
            prepare.run(args)
        spare_what_is_loaded()  # as the service does when it starts
        verdict = importlib.import_module(f"seen.rehearsal.bench.{BENCHES[args.name]}").measure()
    print(json.dumps(verdict.as_dict(), indent=2))
    return 0 if verdict.holds else 1
