"""No notification leaves the service, so that none can name a child. Whoever adds one says here what it holds."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, python, tree

# What could carry words out of the service to somebody who did not ask for them.
CARRIERS = (
    "django.core.mail", "smtplib", "email.message", "email.mime", "http.client", "urllib.request", "socket", "requests",
    "httpx", "aiohttp", "ftplib",
)  # fmt: skip
# What asks the service on this same machine whether it is up, and how fast it answers.
OWN = ("seen/config/commands/check_server.py", "seen/rehearsal/bench/")


def imported(module: ast.Module) -> Iterator[str]:
    """Yield the full name of everything that a module imports."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def carriers(module: ast.Module) -> list[str]:
    """Return what a module imports that could carry words out."""
    return [name for name in imported(module) if f"{name}.".startswith(tuple(f"{one}." for one in CARRIERS))]


@pytest.mark.parametrize("path", python("seen/"), ids=str)
def test_nothing_carries_words_out(path: Path) -> None:
    if not str(path).startswith(OWN):
        assert carriers(tree(path)) == []


@pytest.mark.parametrize("code", ["from django.core.mail import send_mail", "import smtplib", "import urllib.request"])
def test_a_carrier_is_found(code: str) -> None:
    assert carriers(ast.parse(code))


def test_no_page_asks_to_push_anything() -> None:
    script = (ROOT / "seen/kit/pages/styles/seen.js").read_text(encoding="utf-8")
    assert not [word for word in ("Notification", "serviceWorker", "PushManager", "sendBeacon") if word in script]
