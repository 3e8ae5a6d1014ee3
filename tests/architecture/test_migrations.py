"""Every table is made in one step, as `script/migrations` writes it: a database stands in half the time."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel

OURS = [each.name for each in apps.get_app_configs() if each.name.startswith("seen.") and each.models_module]


@pytest.mark.parametrize("part", OURS)
def test_a_table_is_made_whole(part: str) -> None:
    steps = import_module(f"{part}.migrations.0001_initial").Migration.operations
    assert any(isinstance(step, CreateModel) for step in steps)
    added = [step.describe() for step in steps if isinstance(step, AddConstraint | AddField | AddIndex)]
    assert added == [], "run script/migrations"
