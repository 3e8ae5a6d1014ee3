"""Lays out a long document in a process of its own, whose memory and time are bounded and which can be stopped."""

import os
import resource
import selectors
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from seen.core.refusals import Refusal
from seen.kit.documents.pdf import MISSING, NoPdf, can_make, laid_out

ROOT = Path(__file__).parents[3]
MEMORY, SECONDS = 3 << 30, 900  # bytes of address space, seconds of processor time
SIGN = 5.0  # seconds after which a sign of life is given although no new page was laid out


class TooLong(Refusal):
    """The document takes more memory or time than one may."""


def laid_out_beside(html: str, *, watch: Callable[[int], None]) -> bytes:
    """Return HTML as PDF. `watch` is told the last page again and again; whatever it raises stops the work.

    Raises NoPdf, TooLong.
    """
    if not can_make():
        raise NoPdf(MISSING)
    command = [sys.executable, "-m", "seen.kit.documents.beside"]
    own = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(  # noqa: S603 - our own module
        command, cwd=ROOT, env=own, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with process:
        try:
            return _fed(process, html.encode(), watch)
        except BaseException:
            process.kill()
            raise


def _fed(process: "subprocess.Popen[bytes]", html: bytes, watch: Callable[[int], None]) -> bytes:
    assert process.stdin and process.stdout and process.stderr  # noqa: S101 - asked for as pipes
    watch(0)
    process.stdin.write(html)
    process.stdin.close()
    page, said = 0, b""
    with selectors.DefaultSelector() as ready:
        ready.register(process.stderr, selectors.EVENT_READ)
        while True:
            if ready.select(timeout=SIGN):
                heard = os.read(process.stderr.fileno(), 1 << 16)
                if not heard:
                    break
                *lines, said = (said + heard).split(b"\n")
                pages = [int(line) for line in lines if line.isdigit()]
                page = max([page, *pages])
            watch(page)
    content = process.stdout.read()
    if process.wait() != 0 or not content.startswith(b"%PDF"):
        raise TooLong("This is too long to be laid out as one PDF. Print fewer years at once, or save it as Word.")
    return content


def main() -> None:
    """Read HTML, tell each page on the error stream, close that, then write the PDF."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    html = sys.stdin.buffer.read().decode()
    tell = os.fdopen(os.dup(2), "w", buffering=1)
    content = laid_out(html, watch=lambda page: print(page, file=tell))
    tell.close()
    os.close(2)
    sys.stdout.buffer.write(content)


if __name__ == "__main__":
    main()
