"""Each detector stands alone: one pattern, one spec, and no other detector behind it."""

import ast
from pathlib import Path

import pytest

from seen.core.patterns.contract import Pattern
from seen.core.patterns.runner import detectors

FOLDER = Path("seen/core/patterns/detectors")
FILES = sorted(path for path in FOLDER.glob("*.py") if path.stem != "__init__")


def test_the_runner_finds_every_file() -> None:
    assert [path.stem for path in FILES] == sorted(d.detect.__module__.rpartition(".")[2] for d in detectors())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestADetector:
    def test_imports_no_other_detector(self, path: Path) -> None:
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, "import by full name"
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            assert not [name for name in names if "patterns.detectors" in name]

    def test_has_exactly_one_pattern(self, path: Path) -> None:
        module = __import__(f"seen.core.patterns.detectors.{path.stem}", fromlist=["PATTERN"])
        assert [name for name, value in vars(module).items() if isinstance(value, Pattern)] == ["PATTERN"]

    def test_has_a_spec(self, path: Path) -> None:
        assert Path(f"tests/spec/patterns/test_{path.stem}.py").exists()

    def test_its_id_is_its_file(self, path: Path) -> None:
        module = __import__(f"seen.core.patterns.detectors.{path.stem}", fromlist=["PATTERN"])
        assert module.PATTERN.id == path.stem.replace("_", "-")


def test_rows_and_ids_are_unique() -> None:
    found = [detector.pattern for detector in detectors()]
    assert len({pattern.row for pattern in found}) == len({pattern.id for pattern in found}) == len(found)


def test_defaults_are_allowed() -> None:
    for pattern in (detector.pattern for detector in detectors()):
        assert pattern.in_force({name: t.default for name, t in pattern.thresholds.items()}) == pattern.in_force({})
