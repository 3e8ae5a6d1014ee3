"""script/seen prompt-budget: how often the patterns would ask of an invented population, as a page of the manual."""

import argparse

SUMMARY = "prints how often the patterns ask about ordinary children, disabled children and each worker"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--children", type=int, default=20_000, metavar="N", help="how many invented children")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed tells the same lives")


def run(args: argparse.Namespace) -> int:
    """Print the page. Exit status 1 where the budget does not hold."""
    from seen.rehearsal.population.budget import budget
    from seen.rehearsal.population.pages import budget_page
    from seen.rehearsal.population.spreading import cores
    from seen.rehearsal.population.tally import count

    tally = count(children=args.children, seed=args.seed, processes=cores())
    found = budget(tally)
    command = (
        f"script/seen prompt-budget --children {args.children} --seed {args.seed} > docs/reference/prompt-budget.md"
    )
    print(budget_page(found, tally, command=command), end="")
    return 1 if found.broken else 0
