"""Nothing is done or shown only by pointing, dragging or touching with two fingers: a tap or a key does it all."""

import re

import pytest

from tests.architecture.source import ROOT, files

# What a pointer over something may change: how it looks, never whether it is there.
LOOKS = re.compile(
    r"^(?:color|background(?:-color)?|border(?:-[a-z-]+)?-color|border-color|border-style|fill|stroke(?:-width)?|cursor|"
    r"outline(?:-[a-z]+)?|box-shadow|text-decoration(?:-[a-z-]+)?|text-underline-offset|-webkit-text-decoration.*|"
    r"forced-color-adjust)$"
)
RULE = re.compile(r"([^{}]*:hover[^{}]*)\{([^{}]*)\}")
POINTED = re.compile(
    r"mouse(?:over|enter|move|down)|pointer(?:down|move|enter)|touch(?:start|move)|drag|drop\b|dblclick"
)
TEMPLATES = [path for path in files() if "templates" in path.parts and path.suffix == ".html"]


def more_than_looks(css: str) -> list[str]:
    """Return what hovering changes besides looks: each with the rule in which it stands."""
    return [
        f"{selector[:80]}: {one.split(':')[0]}"
        for selector, body in RULE.findall(css)
        for one in body.split(";")
        if one.strip() and not LOOKS.match(one.split(":")[0].strip())
    ]


def test_hovering_changes_looks_alone() -> None:
    css = (ROOT / "seen/kit/pages/static/seen/seen.css").read_text(encoding="utf-8")
    assert RULE.search(css)
    assert more_than_looks(css) == []


def test_the_script_listens_to_no_pointer() -> None:
    assert POINTED.findall((ROOT / "seen/kit/pages/styles/seen.js").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_no_words_stand_in_a_tip_that_only_a_pointer_shows(path) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert re.findall(r"<(?!svg|title)[a-z0-9]+ [^>]*\btitle=", text) == []
    assert 'draggable="true"' not in text


def test_a_menu_that_opens_under_a_pointer_is_found() -> None:
    assert more_than_looks(".menu:hover ul{display:block;color:red}") == [".menu:hover ul: display"]
