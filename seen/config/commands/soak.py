"""script/seen soak: the long runs. kills ends a writing process by kill -9; inputs sends what nobody would think of;
mutants changes the patterns one sign or number at a time, and their specifications must notice."""

import argparse
import importlib
import json
from typing import Any

from seen.core.refusals import Refusal

SUMMARY = "runs kills, inputs or mutants for long; exit status 1 where anything was lost, broke or went unnoticed"
SOAKS = ("kills", "inputs", "mutants")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("name", metavar="NAME", help=", ".join(SOAKS))
    parser.add_argument(
        "--times", type=int, default=1000, metavar="N", help="how many kills or inputs; 1000 if not said"
    )
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed makes the same run")
    parser.add_argument("--only", default="", metavar="PATTERN", help="mutants: one pattern, by the name of its file")


def run(args: argparse.Namespace) -> int:
    """Print, as JSON, what was done and what was found."""
    if args.name not in SOAKS:
        raise Refusal(f"There is no soak “{args.name}”. There are: {', '.join(SOAKS)}.")
    if args.times < 1:
        raise Refusal("--times wants a number of 1 or more.")
    told = _mutants(args) if args.name == "mutants" else _installed(args)
    print(json.dumps({"name": args.name, **told}, indent=2, ensure_ascii=False))
    return 0 if told["holds"] else 1


def _mutants(args: argparse.Namespace) -> dict[str, Any]:
    """Needs no installation: patterns read no database."""
    from seen.rehearsal.soak import mutants

    return mutants.soak(only=args.only)


def _installed(args: argparse.Namespace) -> dict[str, Any]:
    from seen.config.commands import prepare
    from seen.rehearsal.installation import temporary

    with temporary(database=args.database) as installation:
        prepare.run(args)
        soak = importlib.import_module(f"seen.rehearsal.soak.{args.name}")
        told = soak.soak(times=args.times, seed=args.seed, installation=installation)
    return {"database": args.database, "seed": args.seed, **told}
