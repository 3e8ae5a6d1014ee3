"""Folders of tools: ours and a partnership's own; versions, releases, faults, and which tools are offered."""

import pytest

from seen.core.instruments.tool import Instrument
from seen.kit.knowledge import instruments as tools
from seen.kit.knowledge.instrument_files import examples_wrong, read
from tests.builders.tools import EXAMPLES, SMALL, shelve

NEWER = SMALL.replace('version = "1.0"', 'version = "1.10"')
OTHER = SMALL.replace('id = "small-tool"', 'id = "other-tool"')
PATHWAY = '[[pathway]]\ngrade = 1\nlevel = "universal"\nsays = ["x"]\n'
SHEET = OTHER.replace('unit = "child"', 'unit = "child"\ncompares_with = "small-tool"')


@pytest.fixture
def own(settings, tmp_path):
    settings.INSTRUMENTS = tmp_path / "own"
    return settings.INSTRUMENTS


def test_a_partnership_adds_a_tool_by_laying_a_file_in_its_folder(own):
    shelve(own)
    tool = tools.current("small-tool")
    assert isinstance(tool, Instrument)
    assert tools.instrument("small-tool", "1.0") is tool
    assert tool in tools.offered("llr")
    assert len(tools.sha256_of("small-tool", "1.0")) == 64


def test_an_old_version_stays_and_the_newest_released_is_in_use(own):
    shelve(own)
    shelve(own, SMALL.replace('version = "1.0"', 'version = "1.9"'))
    shelve(own, NEWER)
    shelve(own, SMALL.replace('version = "1.0"', 'version = "2.0"'), released=False)
    assert [each.version for each in tools.instruments()["small-tool"]] == ["1.0", "1.9", "1.10", "2.0"]
    assert tools.current("small-tool").version == "1.10"
    assert tools.instrument("small-tool", "2.0").version == "2.0"


def test_a_draft_is_not_offered(own):
    shelve(own, released=False)
    assert tools.offered("llr") == tuple(each for each in tools.offered("llr") if each.id != "small-tool")
    with pytest.raises(tools.NoSuchInstrument, match="No version of the tool “small-tool” is released yet"):
        tools.current("small-tool")


def test_a_retired_tool_is_not_offered_and_still_opens(own, monkeypatch):
    shelve(own)
    monkeypatch.setattr(tools, "load", lambda name: {"instruments": {"retired": ["small-tool"]}})
    assert "small-tool" not in [each.id for each in tools.offered("llr")]
    assert tools.instrument("small-tool", "1.0").title == "Small tool"
    assert tools.retired("") == frozenset()


def test_what_there_is_not(own):
    shelve(own)
    with pytest.raises(tools.NoSuchInstrument, match=r"“small-tool” has no version “3\.0”: it has 1\.0"):
        tools.instrument("small-tool", "3.0")
    with pytest.raises(tools.NoSuchInstrument, match="There is no tool “no-tool”: there are"):
        tools.current("no-tool")
    with pytest.raises(tools.NoSuchInstrument):
        tools.sha256_of("no-tool", "1.0")


def test_a_released_version_that_was_altered_is_never_used(own):
    shelve(own)
    path = own / "small-tool" / "1.0.toml"
    path.write_text(SMALL.replace("Often cold.", "Cold."))
    with pytest.raises(tools.NoSuchInstrument, match=r"small-tool/1.0.toml: it was altered after its release"):
        tools.instrument("small-tool", "1.0")
    assert "small-tool" not in [each.id for each in tools.offered("llr")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[area", "x/1.0.toml: it cannot be read as TOML"),
        (SMALL.replace("llr-briefing", "a-rumour"), "the source “a-rumour” does not stand in"),
        (SMALL.replace('care = "health"', 'care = "teeth"'), "area health: “care” is “teeth”, which is none of"),
        (SMALL + PATHWAY + '[[pathway]]\ngrade = 1\nlevel = "high"\nsays = ["x"]', "pathway 2: “level” is “high”"),
        (SHEET.replace("small-tool", "no-sheet"), "“compares_with” names “no-sheet”, and there is no such tool"),
        (SHEET.replace('title = "Teeth"', 'title = "Teeth"\nmatches = "hair"'), "“matches” names “hair”, which is no"),
    ],
)
def test_a_fault_is_one_sentence_that_names_the_file(tmp_path, text, says):
    shelve(tmp_path)
    id_ = "other-tool" if "other-tool" in text else "x"
    path = tmp_path / id_ / "1.0.toml"
    path.parent.mkdir()
    path.write_text(text.replace('id = "small-tool"', 'id = "x"'))
    good, bad = sorted(read((tmp_path,)).files, key=lambda file: file.name == f"{id_}/1.0")
    assert good.fault == ""
    assert bad.instrument is None
    assert says in bad.fault
    assert bad.fault.startswith(f"{id_}/1.0.toml")
    assert list(examples_wrong(bad)) == []


def test_a_tool_beside_its_sheet(tmp_path):
    shelve(tmp_path)
    shelve(tmp_path, SHEET.replace('title = "Teeth"', 'title = "Teeth"\nmatches = "teeth"'))
    assert [file.fault for file in read((tmp_path,)).files] == ["", ""]


def test_bytes_that_are_no_text(tmp_path):
    shelve(tmp_path)
    (tmp_path / "small-tool" / "1.0.toml").write_bytes(b"title = '\xff'")
    assert "cannot be read as TOML" in read((tmp_path,)).files[0].fault


def test_an_id_that_the_service_has_taken(tmp_path):
    ours, own = shelve(tmp_path / "ours"), shelve(tmp_path / "own", NEWER)
    faults = [file.fault for file in read((ours, own)).files]
    assert faults == [
        "",
        "small-tool/1.10.toml: the id “small-tool” is taken by a tool that comes with the service: give yours its own.",
    ]


def test_faults_of_the_list_of_releases(tmp_path):
    shelve(tmp_path)
    (tmp_path / "small-tool" / "1.0.toml").unlink()
    gone, stray = read((tmp_path,)).faults
    assert gone.startswith("released.toml: it names small-tool/1.0, and there is no file")
    assert stray == "small-tool/1.0.examples.toml: these examples belong to no version of a tool."
    (tmp_path / "released.toml").write_text("=")
    assert read((tmp_path,)).faults[0].startswith("released.toml: it cannot be read as TOML")


AT = "small-tool/1.0.examples.toml, example 1"


@pytest.mark.parametrize(
    ("stands", "instead", "says"),
    [
        ("grade = 3", "grade = 2", f"{AT} (The worst decides), areas physical-care: grade should be 2 and is 3."),
        ("grade = 3", "", f"{AT} (The worst decides), areas physical-care: grade should be none and is 3."),
        ('["clothes"]', '["food"]', "decided_by should be food and is clothes"),
        ('["clothes"]', "[]", "decided_by should be nothing and is clothes"),
        ("not_known = 1", "not_known = 2", "areas health: not_known should be 2 and is 1"),
        ("areas.health", "areas.hair", "areas hair: nothing of that id is asked"),
        ("clothes = 3", "clothes = 7", f"{AT} (The worst decides): Item “clothes”: 7 is not a grade"),
        ("age_days = 2000", "age_days = 6900", f"{AT}: The assessment tools are for children"),
        ("age_days = 2000", "age_days = 9900", f"{AT}: “age_days” must be a whole number"),
        ("areas.health", "sums.health", f"{AT}, [expect]: “sums” is not a key here"),
        ("not_known = 1", "total = 1", "“total” is not a key here"),
        ("[example.answers]", "[example.given]", "“given” is not a key here"),
        (EXAMPLES, "", "there is no worked [[example]]"),
        (EXAMPLES, "[[", "cannot be read as TOML"),
    ],
)
def test_an_example_that_does_not_hold(tmp_path, stands, instead, says):
    assert stands in EXAMPLES
    shelve(tmp_path, examples=EXAMPLES.replace(stands, instead) or "# none")
    first, *_ = examples_wrong(read((tmp_path,)).files[0])
    assert says in first


def test_examples_that_hold_and_examples_that_are_missing(tmp_path):
    shelve(tmp_path / "a")
    assert list(examples_wrong(read((tmp_path / "a",)).files[0])) == []
    shelve(tmp_path / "b", examples="")
    assert list(examples_wrong(read((tmp_path / "b",)).files[0])) == [
        "small-tool/1.0.examples.toml: there is no worked [[example]]: a tool that is graded needs at least one."
    ]


def test_a_tool_in_words_needs_no_examples(tmp_path):
    head = SMALL.partition("[[grade]]")[0].replace('"worst"', '"none"')
    words = """
[[area]]
id = "a"
title = "A"
care = "health"
[[area.item]]
id = "x"
title = "X"
kind = "words"
asks = "What is it like?"
bands = ["5-10"]
"""
    shelve(tmp_path, head + words, examples="")
    assert list(examples_wrong(read((tmp_path,)).files[0])) == []
