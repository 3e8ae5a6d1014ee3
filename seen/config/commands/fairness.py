"""script/seen fairness: about which children of an invented population the patterns ask, group by group."""

import argparse

SUMMARY = "prints, for an invented population, the share of each group of children about whom each pattern asks"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--children", type=int, default=20_000, metavar="N", help="how many invented children")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed tells the same lives")


def run(args: argparse.Namespace) -> int:
    """Print the page."""
    from seen.rehearsal.population.pages import fairness_page
    from seen.rehearsal.population.spreading import cores
    from seen.rehearsal.population.tally import count

    tally = count(children=args.children, seed=args.seed, processes=cores())
    command = f"script/seen fairness --children {args.children} --seed {args.seed} > docs/reference/fairness.md"
    print(fairness_page(tally, command=command), end="")
    return 0
