"""script/seen soak: the long runs. kills ends a writing process by kill -9; inputs sends what nobody would think of."""

import argparse
import importlib
import json

from seen.core.refusals import Refusal

SUMMARY = "runs kills or inputs for long, in a temporary installation; exit status 1 where anything was lost or broke"
SOAKS = ("kills", "inputs")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("name", metavar="NAME", help=", ".join(SOAKS))
    parser.add_argument(
        "--times", type=int, default=1000, metavar="N", help="how many kills or inputs; 1000 if not said"
    )
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed makes the same run")


def run(args: argparse.Namespace) -> int:
    """Print, as JSON, what was done and what was found."""
    if args.name not in SOAKS:
        raise Refusal(f"There is no soak “{args.name}”. There are: {', '.join(SOAKS)}.")
    if args.times < 1:
        raise Refusal("--times wants a number of 1 or more.")
    from seen.config.commands import prepare
    from seen.rehearsal.installation import temporary

    with temporary(database=args.database) as installation:
        prepare.run(args)
        soak = importlib.import_module(f"seen.rehearsal.soak.{args.name}")
        told = soak.soak(times=args.times, seed=args.seed, installation=installation)
    print(json.dumps({"name": args.name, "database": args.database, "seed": args.seed, **told}, indent=2))
    return 0 if told["holds"] else 1
