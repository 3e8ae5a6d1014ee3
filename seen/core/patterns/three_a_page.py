"""At most three questions on a page, so that each is answered; one that cannot wait is on every page."""

from collections.abc import Sequence

A_PAGE = 3  # domain.md 3: a page that asks ten things is answered none


def pages_of(cannot_wait: Sequence[bool]) -> list[list[int]]:
    """Return, page by page, which of the questions stand there, in their order; always one page at least."""
    others = [at for at, now in enumerate(cannot_wait) if not now]
    always = [at for at, now in enumerate(cannot_wait) if now]
    pages = [others[start : start + A_PAGE] for start in range(0, len(others), A_PAGE)] or [[]]
    return [sorted([*always, *page]) for page in pages]
