"""script/seen score and script/seen instruments: JSON, or exit 2 with one sentence that names file and field."""

import json

import pytest

from seen.config.commands.dispatch import main
from tests.builders.tools import SMALL, shelve


@pytest.fixture
def own(settings, tmp_path):
    settings.INSTRUMENTS = tmp_path / "own"
    return shelve(settings.INSTRUMENTS)


@pytest.fixture
def run(own, capsys):
    def ask(*words):
        status = main([str(word) for word in words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return ask


WHOLE = {
    "instrument": "small-tool",
    "version": "1.0",
    "child": {"age_days": 2000},
    "answers": {"food": 1, "clothes": 3, "teeth": "not_known"},
}


@pytest.fixture
def score(run, tmp_path):
    def ask(page, tool="small-tool"):
        path = tmp_path / "ANSWERS.json"
        path.write_text(page if isinstance(page, str) else json.dumps(page))
        status, out, err = run("score", tool, path)
        return status, out, err.replace(str(path), "ANSWERS.json")

    return ask


def test_a_score_has_what_decided_it_and_never_a_total(score):
    status, out, err = score(WHOLE)
    found = json.loads(out)
    assert (status, err) == (0, "")
    assert set(found) == {"instrument", "version", "sha256", "items", "sub_areas", "areas"}
    assert (found["instrument"], found["version"], len(found["sha256"])) == ("small-tool", "1.0", 64)
    assert found["areas"] == {
        "physical-care": {"grade": 3, "decided_by": ["clothes"], "not_known": 0},
        "health": {"grade": None, "decided_by": [], "not_known": 1},
    }
    assert found["items"]["food"] == {"grade": 1, "decided_by": ["food"], "not_known": 0}
    assert found["sub_areas"] == {}


def test_a_disabled_child_is_asked_more(score):
    child = {"age_days": 2000, "disabled": True}
    _, out, _ = score(WHOLE | {"child": child, "answers": {"equipment": 2}})
    assert json.loads(out)["areas"]["health"] == {"grade": 2, "decided_by": ["equipment"], "not_known": 1}


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (WHOLE | {"version": None}, "ANSWERS.json: “version” is missing: write as text which version was used: 1.0."),
        (WHOLE | {"version": "9.0"}, "ANSWERS.json: “version”: The tool “small-tool” has no version “9.0”"),
        (WHOLE | {"instrument": "x"}, "ANSWERS.json: “instrument” is “x”; the command asks for small-tool."),
        ({"answers": {}}, "ANSWERS.json: “instrument” is missing; the command asks for small-tool."),
        (WHOLE | {"child": {}}, "ANSWERS.json: “child” must be an object with “age_days”"),
        (WHOLE | {"child": {"age_days": True}}, "ANSWERS.json: “child” must be an object with “age_days”"),
        (WHOLE | {"child": {"age_days": 1, "disabled": 1}}, "“child.disabled” must be true or false"),
        (WHOLE | {"child": {"age_days": 9000}}, "“child.age_days” is 9000: The assessment tools are for children"),
        (WHOLE | {"answers": []}, "ANSWERS.json: “answers” must be an object"),
        (WHOLE | {"answers": {"hair": 1}}, "ANSWERS.json: answers: Small tool has no item “hair”."),
        (WHOLE | {"answers": {"food": 9}}, "ANSWERS.json: answers: Item “food”: 9 is not a grade"),
        (WHOLE | {"child": {"age_days": -9}}, "ANSWERS.json: answers: Item “clothes” is not asked at the age band"),
        (WHOLE | {"setting": 4}, "ANSWERS.json: “setting” must be text."),
        (WHOLE | {"setting": "home"}, "ANSWERS.json: answers: Small tool has no setting “home”"),
        (WHOLE | {"total": 4}, "ANSWERS.json: “total” is not a field here"),
        ([], "ANSWERS.json: it must be an object"),
        ("{", "ANSWERS.json: it cannot be read as JSON"),
        ('{"answers": {"food": 1, "food": 4}}', "ANSWERS.json: “food” is answered twice"),
    ],
)
def test_bad_answers_are_one_sentence(score, page, says):
    status, out, err = score(page)
    assert (status, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1


def test_a_tool_or_a_file_that_is_not_there(score, run):
    assert score(WHOLE, tool="no-tool")[2].startswith("There is no tool “no-tool”: there are")
    assert (
        run("score", "small-tool", "nowhere.json")[2] == "nowhere.json: it cannot be read: No such file or directory.\n"
    )


def test_check_prints_every_tool(run):
    status, out, err = run("instruments", "check", "small-tool")
    (tool,) = json.loads(out)["tools"]
    assert (status, err) == (0, "")
    assert tool | {"sha256": ""} == {
        "instrument": "small-tool",
        "version": "1.0",
        "sha256": "",
        "released": True,
        "areas": 2,
        "items": 4,
        "anchors": 20,
    }
    status, out, _ = run("instruments", "check")
    assert status == 0
    assert tool in json.loads(out)["tools"]


def test_check_says_each_fault_in_one_sentence(run, own, monkeypatch):
    (own / "small-tool" / "1.0.toml").write_text(SMALL)
    shelve(own, SMALL.replace("small-tool", "bad-tool").replace("value = 4", "value = 5"))
    monkeypatch.setenv("SEEN_INSTRUMENTS", str(own / "nowhere"))
    monkeypatch.setattr("seen.config.commands.instruments.retired", lambda name: {"gone"} if name == "hull" else set())
    status, _, err = run("instruments", "check")
    assert status == 2
    assert err.splitlines() == [
        "bad-tool/1.0.toml, grade 4: “value” must be 4: grades are numbered from 1, most met first, without a gap.",
        "partnerships/hull.toml, [instruments]: “retired” names gone, and there is no such tool.",
        f"SEEN_INSTRUMENTS names the folder {own}/nowhere, and it is not there.",
    ]


def test_check_of_no_tool(run):
    assert run("instruments", "check", "no-tool")[::2] == (
        2,
        "There is no tool “no-tool”: script/seen instruments check lists them.\n",
    )


def test_release_freezes_a_version(run, own):
    shelve(own, SMALL.replace('version = "1.0"', 'version = "1.1"'), released=False)
    status, out, _ = run("instruments", "release", "small-tool", "1.1")
    assert (status, json.loads(out)["released"]) == (0, "small-tool/1.1")
    lines = (own / "released.toml").read_text().splitlines()
    assert [line.split(" = ")[0] for line in lines] == ['"small-tool/1.0"', '"small-tool/1.1"']
    assert run("instruments", "release", "small-tool", "1.0")[0] == 0
    assert (own / "released.toml").read_text().splitlines() == lines


def test_the_first_release_of_a_folder(run, own):
    shelve(own, SMALL.replace('version = "1.0"', 'version = "1.1"'), released=False)
    (own / "released.toml").unlink()
    assert run("instruments", "release", "small-tool", "1.1")[0] == 0


def test_what_is_not_released(run, own):
    shelve(own, SMALL.replace('version = "1.0"', 'version = "1.1"'), examples="", released=False)
    assert run("instruments", "release", "small-tool", "7.0")[0] == 2
    status, _, err = run("instruments", "release", "small-tool", "1.1")
    assert status == 2
    assert "there is no worked [[example]]" in err
