"""script/seen first-account: founds an agency and its first administrator, who makes every other account there."""

import argparse

from seen.config.commands.ready import ready

SUMMARY = "an agency and its first administrator; prints the temporary password once"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Ask where the administrator works and how they sign in."""
    parser.add_argument("--authority", required=True, help="as the partnership's file names it")
    parser.add_argument("--agency", required=True, help="its name; founded where there is none of that name")
    parser.add_argument("--type", required=True, dest="sort", help="such as school or childrens-social-care")
    parser.add_argument("--name", required=True)
    parser.add_argument("--email", required=True)


def run(args: argparse.Namespace) -> int:
    """Make what is missing in one act, and print the password."""
    ready()
    from django.utils import timezone

    from seen.apps.identity.actions.first import make_first_account
    from seen.core.access.viewer import system

    made = make_first_account(
        system("first account"),
        authority=args.authority,
        agency=args.agency,
        sort=args.sort,
        name=args.name,
        email=args.email,
        at=timezone.now(),
    )
    print(f"{args.email} signs in with this temporary password, shown once: {made.password}")
    return 0
