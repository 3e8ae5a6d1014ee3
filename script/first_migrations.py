"""Writes the first migration of each part: every table made whole, in one step.

Django's own command makes a table and then adds its constraints and indexes one by one, and each of those steps builds
the models of the whole service anew: four fifths of the time in which a database is made.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

import django
from django.apps import apps
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.migration import SwappableTuple
from django.db.migrations.operations.base import Operation
from django.db.migrations.writer import MigrationWriter

ROOT = Path(__file__).parents[1]
FIRST = "0001_initial"


def main() -> None:
    """Make the migrations anew and write each with whole tables."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seen.config.settings")
    for old in ROOT.glob(f"seen/**/migrations/{FIRST}.py"):
        old.unlink()
    subprocess.run([sys.executable, "-m", "django", "makemigrations", "--verbosity", "0"], check=True)
    django.setup()
    for label, module, path in firsts():
        migration = import_module(module).Migration(FIRST, label)
        # As the writer asks for it: read back, it is only what the setting holds today.
        migration.dependencies = [
            ("__setting__", "AUTH_USER_MODEL") if isinstance(each, SwappableTuple) else each
            for each in migration.dependencies
        ]
        migration.operations = whole(migration.operations, label)
        path.write_text(MigrationWriter(migration, include_header=False).as_string(), encoding="utf-8")


def firsts() -> Iterator[tuple[str, str, Path]]:
    """Yield the label, the module and the file of each part's first migration."""
    for config in apps.get_app_configs():
        path = Path(config.path, "migrations", f"{FIRST}.py")
        if config.name.startswith("seen.") and path.exists():
            yield config.label, f"{config.name}.migrations.{FIRST}", path


def whole(operations: Sequence[Operation], label: str) -> list[Operation]:
    """Return the same tables, each made in one step; only a key that would close a circle is added afterwards."""
    tables = {each.name_lower: each for each in operations if isinstance(each, CreateModel)}
    later = [each for each in operations if not isinstance(each, CreateModel) and not _moved(each, tables)]
    made: dict[str, CreateModel] = {}
    while waiting := [each for name, each in tables.items() if name not in made]:
        ready = next((each for each in waiting if _points_at(each, label) <= {*made, each.name_lower}), None)
        if ready is None:
            ready = waiting[0]
            missing = _points_at(ready, label) - {*made, ready.name_lower}
            keys = [(name, key) for name, key in ready.fields if _table(key, label) in missing]
            later = [AddField(ready.name_lower, name, key) for name, key in keys] + later
            ready.fields = [each for each in ready.fields if each not in keys]
        made[ready.name_lower] = ready
    return [*made.values(), *later]


def _moved(step: Operation, tables: dict[str, CreateModel]) -> bool:
    """Move a step into the making of its table, where it can stand there."""
    if not isinstance(step, AddField | AddIndex | AddConstraint):
        return False
    table = tables[step.model_name_lower]
    if isinstance(step, AddField):
        table.fields.append((step.name, step.field))
    elif isinstance(step, AddIndex):
        table.options.setdefault("indexes", []).append(step.index)
    else:
        table.options.setdefault("constraints", []).append(step.constraint)
    return True


def _points_at(table: CreateModel, label: str) -> set[str]:
    return {name for _, field in table.fields if (name := _table(field, label))}


def _table(field: object, label: str) -> str:
    """Return the table of the same part at which a field points, or nothing."""
    to = getattr(getattr(field, "remote_field", None), "model", "")
    part, _, name = str(to).lower().rpartition(".")
    return name if part == label else ""


if __name__ == "__main__":
    main()
