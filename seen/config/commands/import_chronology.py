"""script/seen import-chronology: an agency's chronology comes in (CSV, XLSX, DOCX); prints what became of every row."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID

from seen.config.commands.ready import ready
from seen.core.refusals import Refusal

if TYPE_CHECKING:
    from seen.apps.chronology.judging import Judge, Judged
    from seen.integrations.tabular.table import Table

SUMMARY = "brings in chronologies (CSV, XLSX, DOCX) and prints, as JSON, what became of every row"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--agency", required=True, metavar="NAME", help="the agency that controls the rows")
    parser.add_argument(
        "--child", metavar="REF", help="whom rows are about that name no child: reference or NHS number"
    )
    parser.add_argument("--dry-run", action="store_true", help="print the account and store nothing")


def run(args: argparse.Namespace) -> int:
    """Print the account. All files come in, or none."""
    ready()
    from django.utils import timezone

    from seen.apps.chronology.account import Account
    from seen.apps.chronology.actions.files import bring_in
    from seen.apps.chronology.queries.files import look
    from seen.core.access.viewer import system

    viewer = system("import-chronology by command")
    account = Account()
    with ExitStack() as opened:
        opened.callback(account.close)
        tables = list(_tables(args.files, opened))
        judge = _judge(args)

        def watch(judged: "Judged", file: str) -> None:
            account.add(judged, file=file)

        if args.dry_run:
            proposed = look(tables, judge=judge, watch=watch)
        else:
            accepted = bring_in(viewer, tables, judge=judge, now=timezone.now(), watch=watch)
            proposed = list(accepted.withdrawal_proposed)
        sys.stdout.writelines(account.printed(withdrawal_proposed=proposed))
    return 0


def _tables(names: list[str], opened: ExitStack) -> "Iterator[Table]":
    """Open every file before anything is read, so that one that cannot be read stops the run at its start."""
    from seen.integrations.tabular.limits import COMMAND
    from seen.integrations.tabular.table import open_table

    for name in names:
        yield open_table(opened.enter_context(_opened(name)), name=Path(name).name, limits=COMMAND)


def _opened(name: str) -> BinaryIO:
    try:
        return open(name, "rb")
    except OSError as error:
        raise Refusal(f"{name} cannot be opened: {error.strerror}.") from None


def _judge(args: argparse.Namespace) -> "Judge":
    from django.utils import timezone

    from seen.apps.chronology.judging import Judge
    from seen.apps.chronology.queries.incoming import Children, agency_named, child_by_key, may_bring
    from seen.core.access.viewer import system

    today = timezone.localdate()
    viewer = system("import-chronology by command")
    agency = agency_named(args.agency)
    child: UUID | None = None
    if args.child:
        child = child_by_key(args.child)
        if child is None or child not in may_bring(viewer, {child}, today=today):
            raise Refusal(f"--child {args.child}: no child held here has this reference or NHS number.")
    children = Children(viewer, agency=agency.id, child=child, today=today)
    return Judge(children, (agency.id, agency.name, agency.type), child, today)
