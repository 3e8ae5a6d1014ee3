"""Every page that a role can open: reached, without fault, narrow, by keyboard, with targets a thumb can hit.

320 px is also what 1280 px leaves at 400 % zoom. Each distinct page is checked once, by the first role that opens it.
"""

from collections.abc import Callable, Iterator

import pytest

from tests.system.conftest import NARROW, Visitor
from tests.system.stories.test_journeys import opens_wren

# What each role may open. `{wren}` is a child with a long story, `{finding}` and `{entry}` are hers, and so are files
# that wait: `{checked}` to be checked, `{guessed}` for somebody to say what its columns hold, `{unsure}` how it reads.
PAGES = {
    "nobody": ("/sign-in/", "/rehearsal/", "/help/danger/", "/help/privacy/", "/help/accessibility/"),
    "Sol Invented": (
        "/", "/?list=team", "/?list=unassigned", "/roles/", "/your-account/", "/your-account/password/", "/note/",
        "/note/not-listed/", "/note/{wren}/", "/notes/mine/", "/find/", "/find/?q=tallow",
        "/children/{wren}/",
        "/children/{wren}/chronology/", "/children/{wren}/chronology/?order=newest", "/children/{wren}/questions/",
        "/children/{wren}/people/", "/children/{wren}/work/", "/children/{wren}/history/", "/children/{wren}/why/",
        "/children/{wren}/people/parent/", "/children/{wren}/people/children/", "/children/{wren}/people/identity/",
        "/children/{wren}/people/identity/end/", "/children/{wren}/siblings/",
        "/children/{wren}/print/", "/children/{wren}/copy/", "/children/{wren}/copy/?to=child",
        "/children/{wren}/copy/given/",
        "/children/{wren}/files/", "/children/{wren}/tray/", "/children/{wren}/kinds/",
        "/findings/{finding}/", "/entries/{entry}/", "/entries/{entry}/meaning/",
        "/children/{wren}/gaps/", "/children/{wren}/gaps/ask/",
        "/children/{wren}/same-event/", "/entries/{joined}/same-event/",
        "/files/{checked}/check/", "/files/{guessed}/columns/", "/files/{unsure}/encoding/",
    ),
    "Tom Playacted": (
        "/files/{file}/", "/files/{file}/rows/2/", "/files/{file}/rows/2/alike/", "/files/{file}/rows/5/",
        "/files/{file}/rows/8/", "/files/{file}/left-out/",
    ),
    "Mira Madeup": ("/", "/?list=team", "/supervision/", "/supervision/{reflective}/"),
    "Marek Imagined": ("/", "/desk/matching/"),
    "Dee Fictional": ("/",),
    "Pat Supposed": ("/",),
    "Ada Nobody": ("/", "/accounts/", "/accounts/new/", "/agencies/"),
}  # fmt: skip
FILES = {
    "checked": "Date,What happened\n6 May 2024,Wren had her coat on\n31/04/2024,Wren was hungry\n",
    "guessed": "Noticed,The story so far,Shoe size\n6 May 2024,Wren was still at the gate when it was locked,12\n",
    "unsure": "Date,What happened\n6 May 2024,Zo\u00eb and Na\u00efve\u2021 came \u00d0\n",
}
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, input, select, textarea, summary")]
  .filter(e => e.checkVisibility() && !e.closest("p, li, dd, td, .govuk-skip-link, .govuk-hint"))
  .filter(e => !e.closest(".govuk-error-summary, .govuk-inset-text"))
  .filter(e => !(e.type == "radio" || e.type == "checkbox" || e.type == "hidden"))
  .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
  .filter(([_, r]) => r.width && (r.width < 24 || r.height < 24))
  .map(([html, r]) => `${html} is ${Math.round(r.width)} by ${Math.round(r.height)}`)"""
LOW_BUTTONS = """() => [...document.querySelectorAll("main .govuk-button:not(.govuk-button--secondary)")]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML.slice(0, 90))"""
REACHABLE = """() => [
  ...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
  .filter(e => e.checkVisibility() && !e.disabled && e.tabIndex >= 0).length"""
FOCUSED = """() => {
  const e = document.activeElement; if (!e || e === document.body) return null;
  const s = getComputedStyle(e), l = e.labels && e.labels[0] ? getComputedStyle(e.labels[0], "::before") : s;
  const r = e.getBoundingClientRect();
  const marked = [s, l].some(x => x.outlineStyle != "none" || x.boxShadow != "none");
  e.dataset.reached = "yes";
  return { html: e.outerHTML.slice(0, 90), marked, seen: r.bottom > 0 && r.top < innerHeight }; }"""


@pytest.fixture(scope="module")
def known() -> dict[str, str]:
    """Return what stands in the addresses; filled by the first test that meets it."""
    return {}


def addresses(visitor: Visitor, known: dict[str, str]) -> dict[str, str]:
    """Find Wren's addresses as a person would: through the list of children and her pages."""
    if "wren" not in known:
        page = visitor.goes_to("/find/?q=wren+tallow")
        href = page.get_by_role("link", name="Wren Tallow").first.get_attribute("href") or ""
        known["wren"] = href.strip("/").split("/")[1]
        page = visitor.goes_to(f"/children/{known['wren']}/questions/")
        known["finding"] = (page.locator("a[href^='/findings/']").first.get_attribute("href") or "").split("/")[2]
        page = visitor.goes_to(f"/findings/{known['finding']}/")
        known["entry"] = (page.locator("a[href^='/entries/']").first.get_attribute("href") or "").split("/")[2]
        for name, content in FILES.items():
            page = visitor.goes_to(f"/children/{known['wren']}/files/")
            page.get_by_label("Choose the file").set_input_files(
                {"name": f"{name}.csv", "mimeType": "text/csv", "buffer": content.encode("cp1252")}
            )
            visitor.presses("Read the file")
            known[name] = visitor.page.url.split("/files/")[1].split("/")[0]
        page = visitor.goes_to(f"/children/{known['wren']}/same-event/")
        joined = page.locator("a[href^='/entries/'][href$='/same-event/']").first
        known["joined"] = (joined.get_attribute("href") or "").split("/")[2]
    return known


def of_the_school(visitor: Visitor, known: dict[str, str]) -> dict[str, str]:
    """Find the file that Wren's school brought in, which its own people alone may open."""
    if "file" not in known:
        wren = known.get("wren") or opens_wren(visitor)
        link = visitor.goes_to(f"/children/{wren}/files/").get_by_role("link", name="own notes.csv").first
        known["file"] = (link.get_attribute("href") or "").split("/")[2]
    return known


def of_supervision(visitor: Visitor, known: dict[str, str]) -> dict[str, str]:
    """Find what waits for a manager's supervision."""
    if "reflective" not in known:
        link = visitor.goes_to("/supervision/").locator("main a[href^='/supervision/']").first
        known["reflective"] = (link.get_attribute("href") or "").split("/")[2]
    return known


FINDS = {"file": of_the_school, "reflective": of_supervision}


def opened(visitor: Visitor, role: str, known: dict[str, str]) -> Iterator[str]:
    """Open each page of a role in turn."""
    if role != "nobody":
        visitor.signs_in_as(role)
    for path in PAGES[role]:
        find = FINDS.get(path.partition("{")[2].partition("}")[0], addresses)
        path = path.format(**find(visitor, known)) if "{" in path else path
        answer = visitor.page.goto(visitor.server + path)
        assert answer is not None and answer.status == 200, (role, path, answer and answer.status)
        yield path


@pytest.mark.parametrize("role", PAGES)
def test_no_fault_at_320_pixels(visitor: Callable[..., Visitor], known: dict[str, str], role: str) -> None:
    somebody = visitor(width=NARROW)
    titles: dict[str, str] = {}
    for path in opened(somebody, role, known):
        somebody.finds_no_fault()
        page = somebody.page
        assert page.evaluate(SMALL_TARGETS) == [], path
        assert page.evaluate(LOW_BUTTONS) == [], path
        titles.setdefault(page.title(), path.partition("?")[0])
        assert titles[page.title()] == path.partition("?")[0], f"{path} has the title of {titles[page.title()]}"


@pytest.mark.parametrize("role", ["nobody", "Sol Invented", "Tom Playacted", "Ada Nobody"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    visitor: Callable[..., Visitor], known: dict[str, str], role: str
) -> None:
    somebody = visitor()
    for path in opened(somebody, role, known):
        page = somebody.page
        page.keyboard.press("Tab")
        first = page.evaluate("document.activeElement.textContent.trim()")
        assert first == "Skip to main content", (path, first)
        wanted = page.evaluate(REACHABLE)
        for _ in range(min(wanted, 60)):
            at = page.evaluate(FOCUSED)
            if at is None:
                break
            assert at["marked"], f"{path}: nothing shows that {at['html']} has the focus"
            assert at["seen"], f"{path}: {at['html']} has the focus out of sight"
            page.keyboard.press("Tab")


@pytest.mark.parametrize("role", PAGES)
def test_every_page_is_whole_without_javascript(
    visitor: Callable[..., Visitor], known: dict[str, str], role: str
) -> None:
    somebody = visitor(javascript=False)
    for path in opened(somebody, role, known):
        page = somebody.page
        assert page.locator("h1").count() == 1, path
        for form in page.locator("main form[method=post]").all():
            assert form.locator("button, input[type=submit]").count() >= 1, path
            assert form.locator("input[name=csrfmiddlewaretoken]").count() == 1, path


def test_forced_colours_and_grey_lose_no_word(visitor: Callable[..., Visitor], known: dict[str, str]) -> None:
    somebody = visitor()
    for path in opened(somebody, "Sol Invented", known):
        page = somebody.page
        before = page.locator("main").inner_text()
        page.emulate_media(forced_colors="active")
        assert page.locator("main").inner_text() == before, path
        page.emulate_media(forced_colors="none")
