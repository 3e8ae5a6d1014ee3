"""The gallery of components as a page, without a server."""

from typing import Any

from django.http import QueryDict
from jinja2 import FileSystemLoader

from seen.kit.pages.jinja import TEMPLATES, environment
from seen.rehearsal.gallery import specimens, worst
from seen.rehearsal.gallery.page import gallery


def the_gallery(sent: dict[str, str | list[str]] | None = None) -> str:
    """Return the page as HTML; `sent` is what its trial form sends."""
    query: QueryDict | None = None
    if sent is not None:
        query = QueryDict(mutable=True)
        for name, value in sent.items():
            query.setlist(name, value if isinstance(value, list) else [value])
    context: dict[str, Any] = gallery(query) | {"frame": worst.FRAME}
    loader = FileSystemLoader([specimens.FOLDER.parents[1], TEMPLATES])
    return environment(loader=loader).get_template("rehearsal/gallery.html").render(context)
