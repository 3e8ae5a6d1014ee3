"""script/seen audit verify: reads the whole chain again; exit 1 where anything is not as it was written."""

import argparse
import json

from seen.config.commands.ready import ready

SUMMARY = "verify: is the record of who did what whole and unchanged?"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the one thing it does."""
    parser.add_argument("what", choices=["verify"])


def run(args: argparse.Namespace) -> int:
    """Print the verdict as JSON."""
    ready()
    from seen.kit.audit.verify import verify

    verdict = verify()
    print(json.dumps(verdict.as_dict(), indent=2))
    return 0 if verdict.ok else 1
