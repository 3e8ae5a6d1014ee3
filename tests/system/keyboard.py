"""Goes through a page with the Tab key alone: what it reaches, and what shows where it is."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

from tests.system.picture import differs

MOST = 600  # stops on one page: more is a trap
# Words of the control that has the focus, where it lies, and whether something lies over it.
AT = """() => {
  const e = document.activeElement; if (!e || e === document.body) return null;
  e.dataset.reached = "yes";
  const shown = e.type === "radio" || e.type === "checkbox" ? e.parentElement : e;
  const r = (getComputedStyle(e).display === "inline" ? [...e.getClientRects()] : [e.getBoundingClientRect()])[0];
  const below = Math.max(r.top, 0), over = document.elementFromPoint( // a region may be taller than the screen
    r.left + r.width / 2, below + Math.min((r.bottom - below) / 2, 12));
  return {
    html: e.outerHTML.slice(0, 90), words: e.textContent.trim(),
    left: r.left, top: r.top, width: r.width, height: r.height,
    seen: r.bottom > 0 && r.top < innerHeight && !!over && (shown.contains(over) || over.contains(e)),
    look: [e.tagName, e.type, e.className, e.parentElement.className].join(" ") }; }"""
# What the keyboard must reach. Of radio buttons in one group it stops at one.
PASSED_OVER = """() => [
  ...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
  .filter(e => e.checkVisibility() && e.getClientRects().length && !e.disabled && !e.dataset.reached)
  .filter(e => !(e.type === "radio" && document.querySelector(`[name="${e.name}"][data-reached]`)))
  .map(e => e.outerHTML.slice(0, 90))"""


@dataclass
class Keyboard:
    """A keyboard, and the looks of controls whose focus it has seen: each look is looked at once, as a picture."""

    looks: set[str] = field(default_factory=set)

    def faults(self, page: Page) -> list[str]:
        """Go through the page and return what is wrong, a sentence each."""
        wrong = []
        page.keyboard.press("Tab")
        at: dict[str, Any] | None = page.evaluate(AT)
        if not at or at["words"] != "Skip to main content":
            wrong.append("the skip link is not the first stop")
        for _ in range(MOST):
            if at is None:
                break
            if not at["seen"]:
                wrong.append(f"out of sight, or under something: {at['html']}")
            elif at["look"] not in self.looks:
                self.looks.add(at["look"])
                wrong += [] if self._shows(page, at) else [f"nothing shows the focus of {at['html']}"]
            page.keyboard.press("Tab")
            at = page.evaluate(AT)
        return wrong + [f"not reached: {html}" for html in page.evaluate(PASSED_OVER)]

    def _shows(self, page: Page, at: dict[str, Any]) -> bool:
        """Tell whether the focus is seen: a line as long as the control, at 3:1 against the same spot without it."""
        view = page.viewport_size or {"width": 0, "height": 0}
        left, top = max(0, at["left"] - 6), max(0, at["top"] - 6)
        width = min(view["width"] - left, at["width"] + 12)
        height = min(view["height"] - top, at["height"] + 12)
        clip = {"x": left, "y": top, "width": width, "height": height}
        page.wait_for_timeout(60)
        with_it = page.screenshot(clip=clip)
        page.evaluate("window.here = document.activeElement; here.blur()")
        without = page.screenshot(clip=clip)
        page.evaluate("here.focus({ preventScroll: true })")
        return differs(with_it, without) >= min(at["width"], view["width"]) * 0.9
