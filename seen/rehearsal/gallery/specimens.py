"""Specimens of the components: each the call that makes it, read from a template, and what the call gives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from jinja2 import Environment, Template, nodes
from markupsafe import Markup

from seen.kit.pages import jinja

FOLDER = Path(__file__).parents[1] / "templates" / "rehearsal" / "specimens"
MARK = re.compile(r"^\{# (\w+): (.+) #\}\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Specimen:
    """One component in one state. `call` is what a template writes; `before` are the imports that it needs."""

    component: str
    state: str
    call: str
    before: str

    def made(self, context: dict[str, object]) -> Markup:
        """Return what the call gives, as HTML."""
        return Markup(_template(self).render(context))  # noqa: S704 - made by our own components, which escape


@dataclass(frozen=True, slots=True)
class Component:
    """A macro that pages use: its file, its name, what it takes and, of that, what may be left out."""

    file: str
    name: str
    takes: tuple[str, ...]
    optional: tuple[str, ...]


@cache
def _template(specimen: Specimen) -> Template:
    return _environment().from_string(specimen.before + specimen.call)


@lru_cache
def _environment() -> Environment:
    return jinja.environment()


@lru_cache
def specimens() -> tuple[Specimen, ...]:
    """Return every specimen, file by file, in the order in which they are written."""
    return tuple(one for path in sorted(FOLDER.glob("*.html")) for one in read(path.read_text(encoding="utf-8")))


def read(text: str) -> Iterator[Specimen]:
    """Yield the specimens of a template: imports, then `{# component: state #}` above each call."""
    before, *parts = MARK.split(text)
    for at in range(0, len(parts), 3):
        yield Specimen(parts[at], parts[at + 1], parts[at + 2].strip(), before)


@lru_cache
def components() -> tuple[Component, ...]:
    """Return every component of the kit: the public macros of its `components` folders."""
    kit = jinja.TEMPLATES.parents[1]
    return tuple(one for path in sorted(kit.glob("*/templates/components/*.html")) for one in _macros(path))


def _macros(path: Path) -> Iterator[Component]:
    for macro in Environment(autoescape=True).parse(path.read_text(encoding="utf-8")).find_all(nodes.Macro):
        if not macro.name.startswith("_"):
            takes = tuple(argument.name for argument in macro.args)
            yield Component(path.stem, macro.name, takes, takes[len(takes) - len(macro.defaults) :])
