"""Every component in a real browser: accessible, reachable by keyboard, within the width of the screen."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from seen.kit.pages import jinja
from tests.unit.pages import gallery

STATIC = jinja.TEMPLATES.parent / "static"
AXE = (Path(__file__).parent / "axe.min.js").read_text()
TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript", ".svg": "image/svg+xml"}
WIDTHS = [320, 360, 1280]  # 320 is also 1280 at 400 % zoom


def _serve(route: Route) -> None:
    path = route.request.url.split("seen.test", 1)[1]
    if path.startswith("/static/"):
        file = STATIC / path.removeprefix("/static/")
        route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])
        return
    form = gallery.Note({"when_choice": "other"}) if path == "/empty" else None
    html = gallery.render(form=form)
    policy = {"Content-Security-Policy": "default-src 'self'"}
    route.fulfill(body=html, content_type="text/html; charset=utf-8", headers=policy | {"Content-Type": "text/html"})


@pytest.fixture
def visit(browser: Browser):
    """Open a page of the gallery and fail on anything the browser complains about."""
    opened: list[Page] = []
    complaints: list[str] = []

    def go(path: str = "/", *, width: int = 1280, script: bool = True) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 800}, java_script_enabled=script)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.route("**/*", _serve)
        page.goto(f"http://seen.test{path}")
        opened.append(page)
        return page

    yield go
    for page in opened:
        page.close()
    assert complaints == []


def breaches(page: Page) -> list[str]:
    """Return what axe-core finds wrong, by rule and element."""
    page.evaluate(AXE)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run({runOnly: tags})", tags)
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["/", "/empty"])
def test_nothing_bars_anyone(visit, path: str, width: int) -> None:
    assert breaches(visit(path, width=width)) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_reaches_past_the_screen(visit, width: int) -> None:
    page = visit(width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_summary_takes_focus_and_leads_to_each_field(visit) -> None:
    page = visit("/empty")
    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    links = page.locator(".govuk-error-summary a").all()
    assert len(links) == 6
    for link in links[1:]:  # the first is of the page as a whole
        target = str(link.get_attribute("href"))[1:]
        link.click()
        assert page.evaluate("document.activeElement.id") == target


SEEN_FOCUS = """() => {
  const it = document.activeElement;
  const chip = it.classList.contains("seen-chip__input") ? it.nextElementSibling : it;
  const near = [chip, chip.nextElementSibling].filter(Boolean);
  const marks = near.flatMap(one => [getComputedStyle(one), getComputedStyle(one, "::before")]);
  const clear = "rgba(0, 0, 0, 0)";
  const ringed = s => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 && s.outlineColor !== clear;
  const box = chip.getBoundingClientRect();
  return {
    name: it.id || it.textContent.trim().slice(0, 40),
    shown: marks.some(s => ringed(s) || s.boxShadow !== "none"),
    within: box.bottom > 0 && box.top < innerHeight,
    end: it === document.body,
  };
}"""


def test_every_control_can_be_reached_and_seen_by_keyboard(visit) -> None:
    page = visit()
    page.keyboard.press("Tab")
    reached = [page.evaluate(SEEN_FOCUS)]
    while not reached[-1]["end"] and len(reached) < 100:
        page.keyboard.press("Tab")
        reached.append(page.evaluate(SEEN_FOCUS))
    assert reached[0]["name"] == "Skip to main content"
    assert [one["name"] for one in reached[:-1] if not (one["shown"] and one["within"])] == []
    assert {"id_seen", "id_areas", "id_known", "id_when", "id_photo"} <= {one["name"] for one in reached}


SMALL = """least => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, summary")]
  .filter(one => one.getClientRects().length && !one.closest("p, .govuk-skip-link"))
  .filter(one => one.getBoundingClientRect().height < least)
  .map(one => one.className + " " + one.textContent.trim().slice(0, 30))"""


@pytest.mark.parametrize("width", WIDTHS)
def test_targets_are_large_enough(visit, width: int) -> None:
    assert visit(width=width).evaluate(SMALL, 24) == []


def test_buttons_on_a_phone_fit_a_thumb(visit) -> None:
    heights = (
        visit(width=360)
        .locator(".govuk-button, .seen-chip__label")
        .evaluate_all("all => all.map(one => one.offsetHeight)")
    )
    assert min(heights) >= 44


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_the_box_for_another_date_shows_when_it_is_wanted(visit, script: bool) -> None:
    page = visit(script=script)
    box = page.locator("#id_when_text")
    assert not box.is_visible()
    page.get_by_label("Another time").check()
    assert box.is_visible()
    box.fill("about May")
    page.get_by_label("Today").check()
    assert box.is_visible(), "words typed never hide"


def test_the_page_reads_without_script_or_style_from_elsewhere(visit) -> None:
    page = visit(script=False)
    assert page.get_by_role("button", name="Save the note").is_visible()
