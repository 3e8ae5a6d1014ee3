"""How soon a real browser shows a page, and whether anything moves after: Debian's Chromium on a server of our own."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import sleep
from typing import Any
from urllib.request import urlopen

from seen.core.refusals import Refusal

CHROMIUM = "/usr/bin/chromium-headless-shell"
QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]
PATIENCE = 150  # times a fifth of a second
DESK = {"width": 1280, "height": 900}
WATCH = """
window.seen = {painted: 0, shift: 0};
new PerformanceObserver(l => l.getEntries().forEach(e => window.seen.painted = e.startTime))
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(l => l.getEntries().forEach(e => { if (!e.hadRecentInput) window.seen.shift += e.value; }))
  .observe({type: "layout-shift", buffered: true});
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a browser saw: seconds from asking until the largest thing was painted (the usual visit), and the furthest
    that anything moved by itself, as a share of the screen (the worst visit)."""

    painted: float
    shift: float


def shown_to(name: str, path: str, *, visits: int) -> Seen:
    """Return how soon somebody is shown a page of this installation, each visit in a window of its own."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise Refusal("This benchmark needs the tools of the tests: run script/test once.") from None
    if not Path(CHROMIUM).exists():
        raise Refusal(f"This benchmark needs Chromium at {CHROMIUM}, from the package chromium-headless-shell.")
    with _server() as address, sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *sandbox])
        context = browser.new_context(viewport=DESK, locale="en-GB")  # type: ignore[arg-type]
        context.add_init_script(WATCH)
        found = [_visit(context, address, name, path, first=number == 0) for number in range(visits + 1)][1:]
        browser.close()
    return Seen(median(painted for painted, _ in found) / 1000, max(shift for _, shift in found))


def _visit(context: Any, address: str, name: str, path: str, *, first: bool) -> tuple[float, float]:
    page = context.new_page()
    if first:
        page.goto(f"{address}/rehearsal/")
        page.get_by_role("button", name=name).first.click()
    page.goto(address + path, wait_until="load")
    page.wait_for_timeout(500)  # what would move after the page was loaded
    seen = page.evaluate("window.seen")
    page.close()
    return float(seen["painted"]), float(seen["shift"])


@contextmanager
def _server() -> Iterator[str]:
    """Run the service on this installation's database, and give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    control = Path(os.environ["SEEN_HOME"]) / "bench.ctl"
    command = [
        str(Path(sys.executable).with_name("gunicorn")), "seen.config.wsgi", "-b", f"127.0.0.1:{port}", "-w", "1",
        "-k", "gthread", "--threads", "2", "--log-level", "critical", "--control-socket", str(control),
    ]  # fmt: skip
    process = subprocess.Popen(command, env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(PATIENCE):
            if _answers(f"{address}/health/"):
                break
            sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=2) as answer:  # noqa: S310 - this machine's own server
            return bool(answer.status == 200)
    except OSError:
        return False
