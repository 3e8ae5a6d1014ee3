"""Pages as somebody sees them in a browser, and every page about one child."""

import html
import re
import uuid
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.urls import reverse

from seen.core.access.viewer import Viewer
from tests.architecture.routes import routes
from tests.builders.staff import browser_of

CASEFILE = "seen.apps.casefile.views"


def page(viewer: Viewer, name: str, /, *args: object) -> Any:
    """The answer to opening a page."""
    return browser_of(viewer).get(reverse(name, args=args))


def send(viewer: Viewer, name: str, /, *args: object, **given: str) -> Any:
    """The answer to sending a form, with a key of its own."""
    address = reverse(name, args=args)
    return browser_of(viewer).post(address, {"once": str(uuid.uuid4()), **given})


def text_of(answer: Any) -> str:
    """The words of a page without its tags."""
    return html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))


def childs_routes() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every route of the casefile about one child, with what it takes besides."""
    for route in routes():
        if route.guard == "child" and route.view.__module__.startswith(CASEFILE):
            yield route.name, tuple(sorted(set(route.takes) - {"child"}))


def addresses_of(child: UUID) -> Iterator[tuple[str, str]]:
    """Every such page of one child, with ids that exist nowhere where it takes more than the child."""
    for name, others in childs_routes():
        more = {other: "faith" if other == "topic" else str(uuid.uuid4()) for other in others}
        yield name, reverse(name, kwargs={"child": child, **more})
