"""script/seen check-server: asks a running service for what it must answer, as a person's browser would."""

import argparse
import re
import socket
import time
from http.cookiejar import CookieJar
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from seen.core.refusals import Refusal

SUMMARY = "asks the service on --port for its health and a demo child's page, and prints ok"
PATIENCE = 30.0  # seconds until a service that was just started answers


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--port", type=int, help="where the service listens on this machine")
    parser.add_argument("--until-up", action="store_true", help="wait until it answers, and ask nothing more")
    parser.add_argument(
        "--free-port", type=int, metavar="N", help="print N if nothing listens there (0: any free port)"
    )


def run(args: argparse.Namespace) -> int:
    """Print `ok`. Refuses, saying what failed, where an answer is not what it should be."""
    if args.free_port is not None:
        print(_free(args.free_port))
        return 0
    if args.port is None:
        raise Refusal("check-server wants --port N.")
    browser = Browser(args.port)
    browser.wait()
    if not args.until_up:
        _look_around(browser)
        print("ok")
    return 0


class Browser:
    """Asks for pages and keeps cookies, as a browser without scripts does."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def wait(self) -> None:
        """Return once the health page answers."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self.page("/health/")
                return
            except Refusal:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)

    def page(self, path: str, **form: str) -> str:
        """Return a page; with fields, send them as a form. Refuses any answer but 200."""
        sent = urlencode(form).encode() if form else None
        try:
            with self.opener.open(self.address + path, data=sent, timeout=20) as answer:
                return str(answer.read().decode())
        except HTTPError as wrong:
            raise Refusal(f"{path} answered {wrong.code} {wrong.reason}.") from None
        except (URLError, OSError) as wrong:
            raise Refusal(f"Nothing answers at {self.address}{path}: {wrong}.") from None


def _look_around(browser: Browser) -> None:
    import django

    django.setup()
    from django.conf import settings

    if not settings.REHEARSAL:
        browser.page("/sign-in/")
        return
    from seen.rehearsal.load import WHO_SIGNS_IN, WHOSE_PAGE, demo_child

    _sign_in(browser, WHO_SIGNS_IN)
    child = demo_child()
    if WHOSE_PAGE not in browser.page(f"/children/{child}/"):
        raise Refusal(f"The page of {WHOSE_PAGE} does not name {WHOSE_PAGE}.")


def _sign_in(browser: Browser, who: str) -> None:
    """Press the button that signs in as one of the invented people."""
    page = browser.page("/rehearsal/")
    form = re.search(rf'action="([^"]+)">(?:(?!</form>).)*Sign in as {re.escape(who)}', page, re.DOTALL)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if form is None or token is None:
        raise Refusal(f"/rehearsal/ offers no sign-in as {who}.")
    if who not in browser.page(form[1], csrfmiddlewaretoken=token[1]):
        raise Refusal(f"Signing in as {who} shows a page that does not name them.")


def _free(port: int) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise Refusal(f"Port {port} is not for ordinary programs. Choose one above 1023: --port 8000.") from None
        except OverflowError:
            raise Refusal(f"There is no port {port}. Choose one from 1024 to 65535: --port 8000.") from None
        except OSError:
            raise Refusal(f"Port {port} is taken. Stop what uses it, or choose another: --port {port + 1}.") from None
        return int(probe.getsockname()[1])
