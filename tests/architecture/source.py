"""The project's own files, as the tests of the house read them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def files() -> tuple[Path, ...]:
    """Return every file that git keeps or would keep, from the root of the project."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    return tuple(Path(name) for name in sorted(listed) if (ROOT / name).is_file())


def python(*folders: str) -> list[Path]:
    """Return the Python files under some folders, without migrations."""
    return [
        path
        for path in files()
        if path.suffix == ".py" and str(path).startswith(folders) and "migrations" not in path.parts
    ]


@cache
def tree(path: Path) -> ast.Module:
    """Return one file, parsed."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def lines(path: Path) -> int:
    """Return the number of lines of a file."""
    return (ROOT / path).read_bytes().count(b"\n")


def names_of(path: Path) -> set[str]:
    """Return what layer a file belongs to, by the names on its way: `views`, `actions`, ..."""
    return {part.removesuffix(".py") for part in path.parts}
