"""Every page that a role can open: reached, without fault, narrow, by keyboard, with targets a thumb can hit.

320 px is also what 1280 px leaves at 400 % zoom. Each distinct page is checked once, by the first role that opens it.
"""

from collections.abc import Callable, Iterator, Sequence

import pytest

from tests.system.conftest import NARROW, Visitor
from tests.system.keyboard import Keyboard
from tests.system.picture import vanished
from tests.system.stories.test_journeys import opens_wren

# Forms about a child's people and the work with them.
ABOUT_WREN = (
    "people/parent/", "people/children/", "people/identity/", "people/identity/end/", "people/name/", "people/number/",
    "people/address/", "people/adult/", "people/relationship/", "people/household/", "people/fact/ethnicity/",
    "people/birth/", "people/involve/", "work/level/", "work/open/", "work/hold/", "work/family-no/", "work/desk/",
)  # fmt: skip
# What each role may open. `{wren}` is a child with a long story, `{finding}` and `{entry}` are hers, and so are files
# that wait: `{checked}` to be checked, `{guessed}` for somebody to say what its columns hold, `{unsure}` how it reads.
PAGES = {
    "nobody": (
        "/sign-in/", "/rehearsal/", "/help/danger/", "/help/privacy/", "/help/accessibility/", "/what-we-look-for/",
    ),
    "Sol Invented": (
        "/", "/?list=team", "/?list=unassigned", "/roles/", "/your-account/", "/your-account/password/", "/note/",
        "/note/not-listed/", "/note/{wren}/", "/notes/mine/", "/find/", "/find/?q=tallow",
        "/children/{wren}/", "/children/{wren}/pictures",
        "/children/{wren}/chronology/", "/children/{wren}/chronology/?order=newest", "/children/{wren}/questions/",
        "/children/{wren}/people/", "/children/{wren}/work/", "/children/{wren}/history/", "/children/{wren}/why/",
        "/children/add/", "/entries/{entry}/correct/", "/entries/{entry}/withdraw/", "/entries/{entry}/disagree/",
        "/entries/{entry}/share/", "/children/{wren}/siblings/", *("/children/{wren}/" + page for page in ABOUT_WREN),
        "/children/{wren}/print/", "/children/{wren}/copy/", "/children/{wren}/copy/?to=child",
        "/children/{wren}/copy/given/", "/children/{wren}/files/", "/children/{wren}/tray/", "/children/{wren}/kinds/",
        "/findings/{finding}/", "/findings/{replied}/family/", "/findings/{replied}/family/?to=child",
        "/entries/{entry}/", "/entries/{entry}/meaning/",
        "/tools/", "/tools/neglect-toolkit/", "/tools/graded-care/?age=1-4", "/tools/gcp2/", "/tools/home-scoresheet/",
        "/tools/observation-tool/form/", "/tools/observation-tool/form/?age=5-10",
        "/children/{wren}/gaps/", "/children/{wren}/gaps/ask/",
        "/children/{wren}/own-sheets/", "/children/{wren}/own-sheets/hand-over/",
        *(f"/children/{{wren}}/assessments/{page}/" for page in ("over-time", "siblings", "two-views")),
        "/children/{wren}/assessments/change/", "/children/{wren}/assessments/change/new/",
        "/children/{wren}/assessments/elsewhere/", "/children/{wren}/assessments/elsewhere/gcp2/new/",
        "/children/{wren}/same-event/", "/entries/{joined}/same-event/",
        "/files/{checked}/check/", "/files/{guessed}/columns/", "/files/{unsure}/encoding/",
    ),
    "Tom Playacted": (
        "/files/{file}/", "/files/{file}/rows/2/", "/files/{file}/rows/2/alike/", "/files/{file}/rows/5/",
        "/files/{file}/rows/8/", "/files/{file}/left-out/",
        "/children/{papers}/own-sheets/paper/?{whose}", "/children/{papers}/assessments/{begun}/paper/",
        "/children/{papers}/assessments/{signed}/copy/", "/children/{papers}/assessments/{signed}/copy/?to=child",
        "/children/{papers}/assessments/{signed}/copy/given/",
        "/children/{papers}/assessments/{signed}/copy/screen/?to=child",
        "{assessments}", "{assessments}start/", "{assessments}start/graded-care/",
        *("{assessment}" + page for page in ("", "areas/learning-and-play/", "check/", "stop/", "visit/")),
        *("{assessed}" + page for page in ("", "areas/physical-care/result/", "reopen/")),
    ),
    "Mira Madeup": (
        "/", "/?list=team", "/supervision/", "/supervision/{reflective}/", "/patterns/", "/patterns/19/",
        "/supervision/replay/",
    ),
    "Marek Imagined": ("/", "/desk/matching/"),
    "Dee Fictional": ("/",),
    "Pat Supposed": (
        "/", "/register/", "/register/not-brought/", "/thresholds/", "/thresholds/not-brought/", "{trial}",
    ),
    "Ada Nobody": ("/", "/accounts/", "/accounts/new/", "/agencies/"),
}  # fmt: skip
AT_ONCE = 20
# A few pages of a role at a time: one test with all of them takes minutes, and its first fault hides the next.
TOURS = [
    pytest.param(role, pages[at : at + AT_ONCE], id=f"{role} {at // AT_ONCE + 1}")
    for role, pages in PAGES.items()
    for at in range(0, len(pages), AT_ONCE)
]
FILES = {
    "checked": "Date,What happened\n6 May 2024,Wren had her coat on\n31/04/2024,Wren was hungry\n",
    "guessed": "Noticed,The story so far,Shoe size\n6 May 2024,Wren was still at the gate when it was locked,12\n",
    "unsure": "Date,What happened\n6 May 2024,Zo\u00eb and Na\u00efve\u2021 came \u00d0\n",
}
# A link within a sentence may be as small as its words (WCAG 2.5.8), and a box to tick is as large as its label.
SMALL_TARGETS = """() => {
  const inline = e => getComputedStyle(e).display.startsWith("inline") && e.matches("a, button, bdi, span, strong");
  const block = e => { while (inline(e)) e = e.parentElement; return e; };
  const less = (words, link) => words.replace(link.innerText.trim(), "");
  const own = b => [...b.querySelectorAll("a, button")].reduce(less, b.innerText);
  const sentence = e => e.tagName === "A" && /[a-z]{2}/i.test(own(block(e)));
  const box = e => (e.type === "radio" || e.type === "checkbox" ? e.labels[0] || e : e).getBoundingClientRect();
  return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter(e => e.checkVisibility() && !e.closest(".govuk-skip-link, svg") && !sentence(e))
    .map(e => [e.outerHTML.slice(0, 90), box(e)])
    .filter(([_, r]) => r.width && (r.width < 23.9 || r.height < 23.9))
    .map(([html, r]) => `${html} is ${Math.round(r.width)} by ${Math.round(r.height)}`); }"""
LOW_BUTTONS = """() => [...document.querySelectorAll("main .govuk-button:not(.govuk-button--secondary)")]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML.slice(0, 90))"""


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


def on_paper(visitor: Visitor, known: dict[str, str]) -> dict[str, str]:
    """Find a signed assessment of Wren's, begin one that came on paper, and find whose sheet can come so."""
    if "signed" not in known:
        wren = known["papers"] = known.get("wren") or opens_wren(visitor)
        links = visitor.goes_to(f"/children/{wren}/assessments/").locator("main a[href*='/assessments/']").all()
        keys = [(link.get_attribute("href") or "").split("/assessments/")[1].split("/")[0] for link in links]
        every = [key for key in dict.fromkeys(keys) if key.count("-") == 4]
        copies = ((key, visitor.goes_to(f"/children/{wren}/assessments/{key}/copy/")) for key in every)
        known["signed"] = next(key for key, page in copies if page.locator("main a[href$='to=child']").count())
        page = visitor.goes_to(f"/children/{wren}/assessments/start/first-look/")
        page.get_by_label("From a form filled in on paper").check()
        page.get_by_label("Why now?").fill("A form came back")
        known["begun"] = visitor.presses("Begin").url.split("/assessments/")[1].split("/")[0]
        sheets = visitor.goes_to(f"/children/{wren}/own-sheets/").locator("a[href*='own-sheets/paper/']").first
        known["whose"] = (sheets.get_attribute("href") or "").partition("?")[2]
    return known


def of_assessing(visitor: Visitor, known: dict[str, str]) -> dict[str, str]:
    """Begin an assessment of Wren, and find one that is signed."""
    if "assessment" not in known:
        wren = known.get("wren") or opens_wren(visitor)
        page = visitor.goes_to(f"/children/{wren}/assessments/start/lambeth-toolkit/")
        page.get_by_label("At my desk").check()
        page.get_by_label("Why now?").fill("To look at every page")
        visitor.presses("Begin")
        known["assessment"] = visitor.page.url.removeprefix(visitor.server)
        known["assessments"] = f"/children/{wren}/assessments/"
        page = visitor.goes_to(known["assessments"])
        signed = page.locator("section:has-text('Signed.') a[href*='/assessments/']").first
        known["assessed"] = signed.get_attribute("href") or ""
    return known


def of_supervision(visitor: Visitor, known: dict[str, str]) -> dict[str, str]:
    """Find what waits for a manager's supervision."""
    if "reflective" not in known:
        link = visitor.goes_to("/supervision/").locator("main a[href^='/supervision/']").first
        known["reflective"] = (link.get_attribute("href") or "").split("/")[2]
    return known


def of_numbers(visitor: Visitor, known: dict[str, str]) -> dict[str, str]:
    """Try other numbers of a pattern on the past."""
    if "trial" not in known:
        page = visitor.goes_to("/thresholds/not-brought/")
        page.get_by_label("Appointments missed", exact=True).fill("3")
        known["trial"] = visitor.presses("Try these numbers").url.removeprefix(visitor.server)
    return known


def of_replies(visitor: Visitor, known: dict[str, str]) -> dict[str, str]:
    """Find a question of Wren's beside which her family may reply."""
    if "replied" not in known:
        wren = addresses(visitor, known)["wren"]
        pages = (visitor.goes_to(f"/children/{wren}/questions/?page={number}") for number in (1, 2, 3, 4))
        links = (page.get_by_role("link", name="We keep not getting in") for page in pages)
        link = next(link for link in links if link.count())
        known["replied"] = (link.first.get_attribute("href") or "").split("/")[2]
    return known


FINDS = {
    "assessments": of_assessing, "assessment": of_assessing, "assessed": of_assessing, "file": of_the_school,
    "papers": on_paper, "reflective": of_supervision, "trial": of_numbers, "replied": of_replies,
}  # fmt: skip


def opened(visitor: Visitor, role: str, pages: Sequence[str], known: dict[str, str]) -> Iterator[str]:
    """Open pages of a role, one after the other."""
    if role != "nobody":
        visitor.signs_in_as(role)
    for path in pages:
        find = FINDS.get(path.partition("{")[2].partition("}")[0], addresses)
        path = path.format(**find(visitor, known)) if "{" in path else path
        answer = visitor.page.goto(visitor.server + path)
        assert answer is not None and answer.status == 200, (role, path, answer and answer.status)
        yield path


@pytest.fixture(scope="module")
def keyboard() -> Keyboard:
    """Return the keyboard with which every role goes through its pages."""
    return Keyboard()


def faults(visitor: Visitor, keyboard: Keyboard) -> Iterator[str]:
    """Look at the open page in every way in which each page is looked at, and yield what is wrong."""
    page = visitor.page
    try:
        visitor.finds_no_fault()
    except AssertionError as wrong:
        yield str(wrong)
    yield from (f"too small: {one}" for one in page.evaluate(SMALL_TARGETS))
    yield from (f"too low for a thumb: {one}" for one in page.evaluate(LOW_BUTTONS))
    yield from (f"gone in forced colours: {one}" for one in vanished(page))
    yield from keyboard.faults(page)


@pytest.fixture(scope="module")
def titles() -> dict[tuple[str, str], str]:
    """Return which page of a role had which title first: no two may share one."""
    return {}


@pytest.mark.parametrize(("role", "pages"), TOURS)
def test_no_fault_at_320_pixels(
    visitor: Callable[..., Visitor],
    known: dict[str, str],
    titles: dict[tuple[str, str], str],
    keyboard: Keyboard,
    role: str,
    pages: Sequence[str],
) -> None:
    somebody = visitor(width=NARROW)
    found: list[str] = []
    for path in opened(somebody, role, pages, known):
        title, route = somebody.page.title(), path.partition("?")[0]
        found += [f"{path}: {one}" for one in faults(somebody, keyboard)]
        first = titles.setdefault((role, title), route)
        if first != route:
            found.append(f"{path} has the title of {first}")
    assert found == [], "\n".join(found)


@pytest.mark.parametrize(("role", "pages"), TOURS)
def test_every_page_is_whole_without_javascript(
    visitor: Callable[..., Visitor], known: dict[str, str], role: str, pages: Sequence[str]
) -> None:
    somebody = visitor(javascript=False)
    for path in opened(somebody, role, pages, known):
        page = somebody.page
        assert page.locator("h1").count() == 1, path
        for form in page.locator("main form[method=post]").all():
            assert form.locator("button, input[type=submit]").count() >= 1, path
            assert form.locator("input[name=csrfmiddlewaretoken]").count() == 1, path
