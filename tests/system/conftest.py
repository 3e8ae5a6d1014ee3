"""The service as people meet it: a real server on a database of its own, rehearsal families in it, a real browser."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright
from pytest_socket import enable_socket

PHONE = {"width": 360, "height": 740}
NARROW = {"width": 320, "height": 640}  # also what 1280 px at 400 % zoom leaves
DESKTOP = {"width": 1280, "height": 900}
PATIENCE = 60_000  # milliseconds for one step: enough for a busy machine; how fast pages are is held by the benchmarks
AXE = Path(__file__).with_name("axe.min.js").read_text() + "\n;undefined"  # not the library itself as an answer
CHROMIUM = "/usr/bin/chromium-headless-shell"
PREPARE = (sys.executable, "-m", "seen.config.commands", "prepare")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Stories talk to the server on this machine, which the socket guard would refuse."""
    enable_socket()
    yield


def _click(self: Locator, *, _plain: Callable[..., None] = Locator.click, **how: object) -> None:
    _plain(self, **how)
    self.page.wait_for_load_state()


# Playwright's click ends when the next page has begun to come: what a story asks of it then would be asked of its first
# half. A person reads the whole page before going on.
Locator.click = _click  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what a process needs to work on the installation of these stories."""
    return {**os.environ, "SEEN_HOME": str(tmp_path_factory.mktemp("seen")), "SEEN_REHEARSAL": "1"}


@pytest.fixture(scope="session")
def server(environment: dict[str, str]) -> Iterator[str]:
    """Start the service as script/server does, with rehearsal families, and return its address."""
    home = Path(environment["SEEN_HOME"])
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    subprocess.run([*PREPARE], env=environment, check=True)
    gunicorn = Path(sys.executable).with_name("gunicorn")
    command = [
        str(gunicorn), "seen.config.wsgi", "-b", f"127.0.0.1:{port}", "-w", "1", "-k", "gthread", "--threads", "4",
        "--log-level", "warning", "--control-socket", str(home / "gunicorn.ctl"),
    ]  # fmt: skip
    with (home / "server.log").open("w") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/health/")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)
    assert "Traceback" not in (home / "server.log").read_text(), (home / "server.log").read_text()


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            with urlopen(address, timeout=60) as answer:  # noqa: S310 - this machine's own server
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"nothing answers at {address}")


@pytest.fixture(scope="session")
def long_record(server: str, environment: dict[str, str]) -> str:
    """Add the family of 3,000 entries and eight children to the server, and return the name of its child."""
    subprocess.run([*PREPARE, "--long-record"], env=environment, check=True)
    return "Arlo Longmere"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without the windows round it, kept from looking up anything outside this machine."""
    quiet = [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ]  # fmt: skip
    with sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=[*quiet, *sandbox])
        yield chromium
        chromium.close()


class Visitor:
    """Somebody at a browser. `page` is Playwright's; the rest says what people do."""

    def __init__(self, context: BrowserContext, server: str) -> None:
        self.context, self.server = context, server
        self.page: Page = context.new_page()
        self.checked: set[str] = set()

    def goes_to(self, path: str) -> Page:
        """Open an address of the service."""
        self.page.goto(self.server + path)
        return self.page

    def signs_in_as(self, persona: str) -> Page:
        """Sign in with one click, as rehearsal offers."""
        self.goes_to("/rehearsal/")
        self.page.get_by_role("button", name=persona).first.click()
        return self.page

    def presses(self, name: str) -> Page:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).first.click()
        return self.page

    def follows(self, name: str) -> Page:
        """Follow a link."""
        self.page.get_by_role("link", name=name).first.click()
        return self.page

    def finds_no_fault(self, *, but: tuple[str, ...] = ()) -> None:
        """Check the page as every page is checked: axe (without the rules `but`), one h1, title, language, width."""
        page = self.page
        assert page.locator("h1").count() == 1, page.url
        assert page.title().endswith("– Seen"), page.title()
        assert page.locator("html").get_attribute("lang") == "en-GB"
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} scrolls sideways by {wide} px"
        page.evaluate(AXE)
        rules = RULES | {"rules": {name: {"enabled": False} for name in but}}
        # What passes is far more than what fails, and is asked for by nobody: it stays in the browser.
        found = page.evaluate("async rules => (await axe.run(document, rules)).violations", rules)
        assert not found, [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in found]


@pytest.fixture
def visitor(browser: Browser, server: str) -> Iterator[Callable[..., Visitor]]:
    """Return a way to have a visitor: `visitor()`, `visitor(width=NARROW, javascript=False)`."""
    contexts: list[BrowserContext] = []

    def come(*, width: dict[str, int] = PHONE, javascript: bool = True) -> Visitor:
        context = browser.new_context(viewport=width, java_script_enabled=javascript, locale="en-GB")
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return Visitor(context, server)

    yield come
    for context in contexts:
        context.close()
