"""A long document laid out in a process of its own: the same bytes, told page by page, stopped and bounded."""

import sys

import pytest

from seen.kit.documents import beside
from seen.kit.documents.pdf import NoPdf, as_html, as_pdf
from tests.builders.papers import a_paper


def test_the_same_bytes_page_by_page():
    paper, told = a_paper(30), []
    assert beside.laid_out_beside(as_html(paper), watch=told.append) == as_pdf(paper)
    assert told[0] == 0
    assert told == sorted(told)
    assert told[-1] > 1


def test_whoever_watches_can_stop_it():
    class Enough(Exception):
        pass

    def stop(page: int) -> None:
        if page:
            raise Enough

    with pytest.raises(Enough):
        beside.laid_out_beside(as_html(a_paper(30)), watch=stop)


@pytest.mark.parametrize("program", ["import sys; sys.stdin.read(); sys.exit(3)", "import sys; sys.stdin.read()"])
def test_one_that_ends_without_a_document_is_said_to_be_too_long(program, monkeypatch, tmp_path):
    fake = tmp_path / "python"
    fake.write_text(f"#!{sys.executable}\n{program}\n")
    fake.chmod(0o755)
    monkeypatch.setattr(beside.sys, "executable", str(fake))
    with pytest.raises(beside.TooLong, match="fewer years"):
        beside.laid_out_beside("<p>x</p>", watch=lambda page: None)


def test_signs_of_life_are_given_though_no_page_is_ready(monkeypatch, tmp_path):
    fake = tmp_path / "python"
    fake.write_text(f"#!{sys.executable}\nimport sys, time; sys.stdin.read(); time.sleep(0.5); print('%PDF')\n")
    fake.chmod(0o755)
    monkeypatch.setattr(beside.sys, "executable", str(fake))
    monkeypatch.setattr(beside, "SIGN", 0.1)
    told: list[int] = []
    beside.laid_out_beside("<p>x</p>", watch=told.append)
    assert len(told) > 3


def test_without_the_library_it_is_refused(monkeypatch):
    monkeypatch.setattr(beside, "can_make", lambda: False)
    with pytest.raises(NoPdf):
        beside.laid_out_beside("<p>x</p>", watch=lambda page: None)
