"""The committed CSS, script and axe-core are what their licence table says; nothing in them is GOV.UK's alone."""

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
LICENCES = (ROOT / "seen/kit/pages/static/LICENCES.md").read_text()
ROWS = re.findall(r"^\| `([^`]+)`.*\| `([^`]*)` \|$", LICENCES, re.MULTILINE)
CSS = (ROOT / "seen/kit/pages/static/seen/seen.css").read_text()


@pytest.mark.parametrize(("path", "digest"), ROWS, ids=[path for path, _ in ROWS])
def test_each_vendored_file_is_the_one_named(path: str, digest: str) -> None:
    assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == digest


def test_every_built_file_stands_in_the_table() -> None:
    assert {Path(path).name for path, _ in ROWS} == {"seen.css", "seen.js", "axe.min.js"}


@pytest.mark.parametrize("word", ["Transport", "crown", "crest", "url(", "@import"])
def test_nothing_is_fetched_and_nothing_is_govuks(word: str) -> None:
    assert word.lower() not in CSS.lower()


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((_light(one), _light(other)))
    return (bright + 0.05) / (dark + 0.05)


PALETTE = dict(re.findall(r"\$([a-z-]+): (#[0-9a-f]{6});", (ROOT / "seen/kit/pages/styles/_palette.scss").read_text()))

PAIRS = """
    ink    paper 7
    quiet  paper 7
    link   paper 7
    alarm  paper 7
    alarm  alarm-pale 7
    focus  paper 7
    pine   card 7
    sun    pine 4.5
    edge   paper 3
    edge   card 3
"""


@pytest.mark.parametrize("row", PAIRS.strip().splitlines(), ids=str.strip)
def test_colours_can_be_told_apart(row: str) -> None:
    one, other, least = row.split()
    assert contrast(PALETTE[one], PALETTE[other]) >= float(least)
