"""Whatever stands in a file of a tool, of examples or of answers: it is taken, or refused in one sentence."""

import copy
import json
import tomllib
from collections.abc import Iterator

import pytest

from seen.config.commands.dispatch import main
from seen.core.instruments.belonging import Known, check_words
from seen.core.instruments.examples import faults, parse_examples
from seen.core.instruments.parsing import BadInstrument, parse
from tests.builders.tools import EXAMPLES, SMALL, a_tool, shelve

STRANGE = (3, -1, 10**30, 2.5, True, "", " ", "{x}", "x", [], [1], ["x"], [[]], [{}], {}, {"a": 1})
KNOWN = Known(("llr-briefing",), ("physical-care", "health"), ("universal",))


def places(page, path=()) -> Iterator[tuple]:
    """Yield the way to everything that a page holds."""
    pairs = page.items() if isinstance(page, dict) else enumerate(page) if isinstance(page, list) else ()
    for key, inner in pairs:
        yield (*path, key)
        yield from places(inner, (*path, key))


def spoilt(page) -> Iterator[dict]:
    """Yield the page with each of its parts taken out, and with something strange in its place."""
    for path in places(page):
        for strange in (*STRANGE, None):
            other = copy.deepcopy(page)
            at = other
            for key in path[:-1]:
                at = at[key]
            if strange is None:
                del at[path[-1]]
            else:
                at[path[-1]] = strange
            yield other


def test_a_tool():
    refused = 0
    for page in spoilt(tomllib.loads(SMALL)):
        try:
            check_words(parse(page, name="small-tool/1.0.toml"), known=KNOWN)
        except BadInstrument as bad:
            refused += 1
            assert str(bad).startswith("small-tool/1.0.toml")
    assert refused > 1_000


def test_examples():
    tool, said = a_tool(), 0
    for page in spoilt(tomllib.loads(EXAMPLES)):
        try:
            said += len(list(faults(tool, parse_examples(page, name="small-tool/1.0.examples.toml"))))
        except BadInstrument as bad:
            said += 1
            assert str(bad).startswith("small-tool/1.0.examples.toml")
    assert said > 200


@pytest.fixture
def answers(settings, tmp_path):
    settings.INSTRUMENTS = shelve(tmp_path / "own")
    return tmp_path / "ANSWERS.json"


def test_answers(answers, capsys):
    page = {
        "instrument": "small-tool",
        "version": "1.0",
        "child": {"age_days": 2000, "disabled": False},
        "setting": "",
        "answers": {"food": 1, "teeth": "not_known"},
    }
    for spoiled in (*spoilt(page), *STRANGE):
        answers.write_text(json.dumps(spoiled))
        status = main(["score", "small-tool", str(answers)])
        printed = capsys.readouterr()
        assert (status, bool(printed.out), printed.err.count("\n")) in {(0, True, 0), (2, False, 1)}
