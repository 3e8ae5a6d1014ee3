"""Finds command modules by file name; nothing to register."""

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from seen.core.refusals import Refusal

NOT_COMMANDS = {"dispatch", "ready", "__main__"}


class Parser(argparse.ArgumentParser):
    """Answers words that make no sense with one sentence, as every other bad input is answered."""

    def error(self, message: str) -> NoReturn:
        """Stop with exit status 2."""
        self.exit(2, f"{self.prog}: {message}; {self.prog} --help says what it takes.\n")


def names() -> list[str]:
    """Return the command names, as typed: a module `import_chronology` is the command `import-chronology`."""
    here = str(Path(__file__).parent)
    return sorted(m.name.replace("_", "-") for m in pkgutil.iter_modules([here]) if m.name not in NOT_COMMANDS)


def module(name: str) -> ModuleType:
    """Import the module behind a command name."""
    return importlib.import_module(f"seen.config.commands.{name.replace('-', '_')}")


def main(argv: Sequence[str]) -> int:
    """Run one command. Exit status: what the command returns; 2 with one plain sentence for bad input."""
    known = names()
    if not argv or argv[0] in {"-h", "--help"}:
        print("script/seen COMMAND ...; script/seen COMMAND --help says more.\n")
        for name in known:
            print(f"  {name:<20} {module(name).SUMMARY}")
        return 0
    if argv[0] not in known:
        print(f"There is no command “{argv[0]}”. script/seen --help lists them.", file=sys.stderr)
        return 2
    command = module(argv[0])
    parser = Parser(prog=f"script/seen {argv[0]}", description=command.SUMMARY)
    command.add_arguments(parser)
    args = parser.parse_args(argv[1:])
    try:
        return int(command.run(args))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130  # as shells say it: stopped by Ctrl-C
