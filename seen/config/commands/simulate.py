"""script/seen simulate: an invented population, in the event-file format."""

import argparse
import json
from pathlib import Path

SUMMARY = "invents a population of children and writes it as event files"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--children", required=True, type=int, metavar="N", help="how many children")
    parser.add_argument("--seed", required=True, type=int, metavar="S", help="the same seed tells the same lives")
    parser.add_argument("--out", required=True, metavar="DIR", help="the folder to write into")


def run(args: argparse.Namespace) -> int:
    """Write EVENTS.csv and children.csv, and beside them the truth: stories.csv and circumstances.csv."""
    from seen.rehearsal.population.simulate import FILES, simulate
    from seen.rehearsal.population.spreading import cores

    made = simulate(Path(args.out), children=args.children, seed=args.seed, processes=cores())
    print(json.dumps({"children": made.children, "events": made.events, "files": list(FILES)}))
    return 0
