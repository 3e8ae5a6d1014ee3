"""Whatever a person gives a command by mistake: exit status 2, one plain sentence, nothing stored and no traceback."""

import pytest
from django.db import connection

from seen.apps.chronology.models import Entry
from seen.config.commands.dispatch import main, names
from tests.builders.staff import an_agency

pytestmark = pytest.mark.django_db
GOOD = b"ref,child,on,kind,agency\n1,a,2026-01-05,contact.seen,school\n"
FILES = {
    "empty.csv": b"",
    "header.csv": b"ref,child,on,kind,agency,foo\n",
    "binary.csv": bytes(range(256)) * 8,
    "nul.csv": b"Date,What happened\n2026-01-05,a\0b\n",
    "bad_day.csv": b"ref,child,on,kind,agency\n1,a,2026-13-45,contact.seen,school\n",
    "good.csv": GOOD,
    "empty.xlsx": b"",
    "binary.xlsx": bytes(range(256)) * 8,
    "damaged.xlsx": b"PK\x03\x04 and then nothing",
}
DETECT = ("detect", "FILE", "--as-of", "2026-02-01")
IMPORT = ("import-chronology", "--agency", "Northmarsh school", "FILE")
NO_FILES = ("none.csv", ".")


@pytest.fixture
def refused(tmp_path, capfd):
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)

    def ask(*words: str, file: str = "good.csv") -> str:
        try:
            status = main([str(tmp_path / file) if word == "FILE" else word for word in words])
        except SystemExit as stopped:
            status = stopped.code
        out, err = capfd.readouterr()
        assert (status, out) == (2, "")
        assert len(err.splitlines()) == 1
        assert "Traceback" not in err
        return err

    return ask


@pytest.mark.parametrize("file", [*NO_FILES, "empty.csv", "header.csv", "binary.csv", "nul.csv", "bad_day.csv"])
def test_an_event_file_that_cannot_be_read(refused, file):
    assert file in refused(*DETECT, file=file) or file == "."


@pytest.mark.parametrize("file", [*NO_FILES, "empty.csv", "header.csv", "binary.csv", "empty.xlsx", "damaged.xlsx"])
def test_a_list_of_children_that_cannot_be_read(refused, tmp_path, file):
    refused(*DETECT[:1], str(tmp_path / "good.csv"), *DETECT[2:], "--children", "FILE", file=file)


@pytest.mark.parametrize(
    "file", [*NO_FILES, "empty.csv", "header.csv", "binary.csv", "nul.csv", "empty.xlsx", "binary.xlsx", "damaged.xlsx"]
)
def test_a_chronology_that_cannot_be_read(refused, file):
    an_agency("Northmarsh school", sort="school")
    refused(*IMPORT, file=file)
    assert not Entry.objects.exists()


def test_the_sentence_names_file_row_and_field(refused):
    assert refused(*DETECT, file="bad_day.csv").startswith("bad_day.csv, row 2, on: ")


@pytest.mark.parametrize(
    "words",
    [
        ("nothing",),
        ("detect", "FILE"),
        (*DETECT[:3], "never"),
        (*DETECT, "--partnership", "nowhere"),
        (*DETECT, "--partnership", "../llr"),
        ("clock", "nothing", "--from", "2026-01-05"),
        ("clock", "assessment", "--from", "soon"),
        ("clock", "assessment", "--from", "20260105"),
        ("clock", "assessment", "--from", "2026-W02-1"),
        ("clock", "assessment", "--from", "9999-12-31"),
        ("clock", "assessment", "--from", "0001-01-01"),
        ("scan", "--as-of", "never"),
        ("scan", "--as-of", "2999-01-01"),
        ("audit", "what"),
        ("audit",),
        ("bench", "nothing"),
        ("soak", "nothing"),
        ("soak", "kills", "--times", "0"),
        ("soak", "kills", "--times", "many"),
        ("tend", "--often"),
        ("first-account",),
        ("import-chronology", "--agency", "Nowhere", "FILE"),
        (*IMPORT, "--child", "S-NOBODY"),
    ],
)
def test_words_that_make_no_sense(refused, words):
    an_agency("Northmarsh school", sort="school")
    refused(*words)


@pytest.mark.parametrize("words", [("audit", "verify"), ("scan",), IMPORT])
def test_a_database_that_nobody_has_prepared(refused, monkeypatch, words):
    monkeypatch.setattr(connection.introspection, "table_names", lambda *args, **more: [])
    assert "script/server" in refused(*words)


@pytest.mark.parametrize("name", names())
def test_every_command_says_what_it_takes(name, capfd):
    with pytest.raises(SystemExit) as stopped:
        main([name, "--help"])
    assert stopped.value.code == 0
    assert f"script/seen {name}" in capfd.readouterr().out
