"""Walks the resolver: every route of the service, with its view and the arguments it takes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """One route: its name, its view, and the names and sorts of its arguments."""

    name: str
    view: Callable[..., Any]
    takes: dict[str, str]

    @property
    def guard(self) -> str:
        """Return the guard that the view carries, or nothing."""
        return getattr(self.view, "guard", "")


def routes(urlconf: str | None = None) -> list[Route]:
    """Return every route."""
    return list(_walk(get_resolver(urlconf).url_patterns, {}))


def _walk(patterns: list[URLPattern | URLResolver], above: dict[str, str]) -> Iterator[Route]:
    for one in patterns:
        converters = getattr(one.pattern, "converters", {})
        takes = above | {name: type(found).__name__ for name, found in converters.items()}
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, takes)
        else:
            yield Route(one.name or "", one.callback, takes)
