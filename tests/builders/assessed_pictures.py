"""Renders the parts of pictures of levels as pages do, and leads to assessments by their keys."""

from html import unescape

from django.template import engines

PARTS = (
    '{% from "overview/level_parts.html" import strip, strip_table, moved, visits, chosen %}'
    '{% from "overview/level_siblings_parts.html" import each_child, by_child %}'
    '{% from "overview/two_views_parts.html" import two_views, sentences %}'
)


def leads(given) -> str:
    """The address of an assessment."""
    return f"/assessments/{given.id}/"


def rendered(call: str, **context) -> str:
    """What a call of these parts draws."""
    return unescape(engines["jinja"].from_string(PARTS + call).render(context))
