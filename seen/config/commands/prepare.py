"""script/seen prepare: brings the database, the static files and, for a rehearsal, the invented families up to date."""

import argparse
import hashlib
from collections.abc import Iterable
from pathlib import Path

SUMMARY = "database, static files and (in rehearsal) the invented families, as script/server does first"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--long-record", action="store_true", help="in rehearsal, also the family of 3,000 entries")


def run(args: argparse.Namespace) -> int:
    """Do what is not done yet; quick when there is nothing to do."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    home = Path(settings.HOME)
    code = [path for path in (settings.ROOT / "seen").rglob("*.py") if "__pycache__" not in path.parts]
    if _behind() or _changed(home / "prepared-database", code):
        call_command("migrate", verbosity=0, interactive=False)
        _done(home / "prepared-database", code)
    if not Path(settings.STATIC_ROOT).is_dir() or _changed(home / "prepared-static", _static()):
        call_command("collectstatic", verbosity=0, interactive=False)
        _done(home / "prepared-static", _static())
    if settings.REHEARSAL:
        from seen.rehearsal.load import load_long_record, load_once

        load_once()
        if getattr(args, "long_record", False):  # a benchmark prepares with its own arguments
            load_long_record()
    return 0


def _behind() -> bool:
    """Answer whether the database lacks a migration or a trigger: what the mark beside it cannot know."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from seen.kit.audit import triggers

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes())) or bool(triggers.wrong())


def _static() -> list[Path]:
    from django.contrib.staticfiles.finders import get_finders

    return [Path(store.path(name)) for finder in get_finders() for name, store in finder.list([])]


def _changed(mark: Path, files: Iterable[Path]) -> bool:
    return not mark.exists() or mark.read_text() != _digest(files)


def _done(mark: Path, files: Iterable[Path]) -> None:
    mark.write_text(_digest(files))


def _digest(files: Iterable[Path]) -> str:
    """Return a code of where the files are, how large, and when each was last written."""
    stats = ((str(path), path.stat()) for path in sorted(files))
    return hashlib.sha256(repr([(name, s.st_size, s.st_mtime_ns) for name, s in stats]).encode()).hexdigest()
