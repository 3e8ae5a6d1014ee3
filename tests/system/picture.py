"""Looks at a page as a picture: what can be told from what lies around it, in forced colours and in grey."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from math import log

from PIL import Image, ImageChops
from playwright.sync_api import Page

EDGE = 3.0  # the contrast at which a mark can be told from its ground: WCAG 1.4.11
# What must be told from its ground: words, controls, and each mark of a drawing.
MARKS = """() => {
  const seen = e => {
    const r = e.getBoundingClientRect(), s = getComputedStyle(e);
    return r.width > 2 && r.height > 2 && s.opacity !== "0" && e.checkVisibility({ visibilityProperty: true })
      && !e.closest(".govuk-visually-hidden, .govuk-skip-link") && r.left >= 0 && r.right <= innerWidth + 1; };
  const speaks = e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
  const control = "input:not([type=hidden]), select, textarea, button, summary";
  const drawn = "path, circle, rect, line, polygon, polyline";
  return [...document.body.querySelectorAll("*")]
    .filter(e => !e.closest("option, script, title, desc, defs, clipPath, [data-ground]"))
    .filter(e => (speaks(e) || e.matches(control) || (e.closest("svg") && e.matches(drawn))) && seen(e))
    .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
    .map(([html, r]) => {
      return [html, r.left + scrollX, r.top + scrollY, r.right + scrollX, r.bottom + scrollY]; }); }"""


def _linear(one: float) -> float:
    return one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4


# A grey as steps of equal contrast: two greys are as far apart as their steps, 255 from black to white (21:1).
STEPS = [round(255 * log((_linear(one / 255) + 0.05) / 0.05) / log(21)) for one in range(256)]


@dataclass(frozen=True)
class Mark:
    """A mark on the page, and where it lies in the picture."""

    html: str
    box: tuple[int, int, int, int]


def vanished(page: Page) -> list[str]:
    """Return what cannot be told from its ground in forced colours, each by its HTML."""
    page.emulate_media(forced_colors="active")
    picture = Image.open(BytesIO(page.screenshot(full_page=True))).convert("L")
    found = [mark.html for mark in _marks(page, picture) if not _told(picture, mark)]
    page.emulate_media(forced_colors="none")
    return found


def _marks(page: Page, picture: Image.Image) -> Iterator[Mark]:
    for html, left, top, right, bottom in page.evaluate(MARKS):
        box = (max(0, int(left)), max(0, int(top)), min(picture.width, int(right)), min(picture.height, int(bottom)))
        if box[0] < box[2] and box[1] < box[3]:
            yield Mark(html, box)


def _told(picture: Image.Image, mark: Mark) -> bool:
    """Answer whether something stands out where the mark lies; a mark filled to its edges, from what is round it."""
    left, top, right, bottom = mark.box
    round_it = (max(0, left - 2), max(0, top - 2), min(picture.width, right + 2), min(picture.height, bottom + 2))
    return _contrast(picture.crop(mark.box)) >= EDGE or _contrast(picture.crop(round_it)) >= EDGE


def _contrast(part: Image.Image) -> float:
    """Return the contrast between the lightest and the darkest spot, of the greys that they come to (WCAG 2.2)."""
    dark, light = (_linear(one / 255) for one in part.getextrema())
    return (light + 0.05) / (dark + 0.05)


def differs(one: bytes, other: bytes) -> int:
    """Return in how many spots two pictures of one place stand apart by 3:1 or more."""
    first, second = (Image.open(BytesIO(each)).convert("L").point(STEPS) for each in (one, other))
    apart = ImageChops.difference(first, second).histogram()
    return sum(apart[round(255 * log(EDGE) / log(21)) :])
