"""A document as PDF: what a screen reader is given, what is never fetched, and that equal papers are equal bytes."""

import subprocess
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from seen.kit.documents import pdf
from seen.kit.documents.paper import Group, Layout, Part
from tests.builders.papers import EVERY_SORT, a_paper, an_item, nodes, opened, tags


def text_of(content: bytes, tmp_path) -> list[str]:
    """Return the text of each page, as a reader who copies it gets it."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    return subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout.split(
        "\f"
    )[:-1]


class TestWhatAScreenReaderIsGiven:
    @pytest.mark.parametrize("layout", Layout)
    def test_tags_title_and_language(self, layout):
        made = opened(pdf.as_pdf(a_paper(layout=layout)))
        assert bool(made.Root.MarkInfo.Marked)
        assert str(made.Root.Lang) == "en-GB"
        assert str(made.docinfo["/Title"]) == "Chronology of Amir Example"
        assert bool(made.Root.ViewerPreferences.DisplayDocTitle)
        with made.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"

    def test_headings_make_a_tree(self):
        found = tags(opened(pdf.as_pdf(a_paper())))
        levels = [int(tag[1]) for tag in found if tag in {"H1", "H2", "H3", "H4"}]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert {1, 2, 3, 4} == set(levels)
        assert all(after <= before + 1 for before, after in pairwise(levels))

    def test_a_table_has_header_cells_that_say_what_they_head(self):
        made = opened(pdf.as_pdf(a_paper(3, layout=Layout.TABLE)))
        heads = [node for node in nodes(made.Root.StructTreeRoot) if node["/S"] == "/TH"]
        assert [str(node["/A"]["/Scope"]) for node in heads] == ["/Column"] * 3 + ["/Row"] * 3

    def test_no_page_ends_in_the_middle_of_a_row_and_each_repeats_the_head(self, tmp_path):
        pages = text_of(pdf.as_pdf(a_paper(60, layout=Layout.TABLE)), tmp_path)
        with_rows = [page for page in pages if "Number" in page]
        assert len(with_rows) > 2
        assert all(page.count("Who told it") == 1 for page in with_rows)
        assert all(page.count("Recorded 5 May 2026") == page.count("Worry about food") for page in with_rows)


class TestEveryPage:
    def test_says_whose_copy_which_version_and_how_many_pages(self, tmp_path):
        paper = a_paper(40)
        pages = text_of(pdf.as_pdf(paper), tmp_path)
        assert len(pages) > 2
        for number, page in enumerate(pages, 1):
            assert f"Page {number} of {len(pages)}" in page
            assert f"AE, 2 November 2026. Version {paper.version}" in page
            assert "Chronology of Amir Example" in page

    def test_the_version_changes_with_the_words_alone(self):
        paper = a_paper()
        assert replace(paper, made_at=paper.made_at + timedelta(days=1), foot="BE").version == paper.version
        assert a_paper(3).version != paper.version

    def test_every_sort_of_line_is_there(self, tmp_path):
        paper = a_paper(parts=(Part("Chronology", groups=(Group("2026", (EVERY_SORT,)),)),))
        text = " ".join(text_of(pdf.as_pdf(paper), tmp_path))
        for words in ("In his own words", "I was hungry", "Disagrees, his mother: I had packed it", "By: school"):
            assert words in text

    def test_large_print_takes_more_room(self, tmp_path):
        plain, large = (text_of(pdf.as_pdf(a_paper(60, large=large)), tmp_path) for large in (False, True))
        assert len(large) > len(plain)


class TestNothingIsFetched:
    @pytest.mark.parametrize("words", ["<img src='http://example.org/x.png'>", "<style>@import 'file:///etc/passwd';"])
    def test_words_that_look_like_markup_are_words(self, words, tmp_path):
        pages = text_of(pdf.as_pdf(a_paper(title=words)), tmp_path)
        assert words in pages[0].replace("\n", " ")

    @pytest.mark.parametrize(
        "html",
        [
            "<img src='http://example.org/x.png' alt='x'>",
            "<img src='file:///etc/hostname' alt='x'>",
            "<link rel='stylesheet' href='https://example.org/x.css'>",
            "<p style='background: url(data:image/png;base64,AAAA)'>x</p>",
        ],
    )
    def test_markup_that_reaches_out_stops_the_layout(self, html):
        with pytest.raises(pdf.ReachedOut):
            pdf.laid_out(f"<html lang='en'><title>x</title>{html}</html>")


class TestEqualPapers:
    @pytest.mark.parametrize("layout", Layout)
    def test_are_equal_bytes(self, layout):
        assert pdf.as_pdf(a_paper(layout=layout)) == pdf.as_pdf(a_paper(layout=layout))


class TestProgress:
    def test_each_page_is_told(self):
        told: list[int] = []
        pdf.as_pdf(a_paper(40), watch=told.append)
        assert {1, 2, 3} <= set(told)

    def test_whoever_watches_can_stop_it(self):
        class Enough(Exception):
            pass

        def stop(page: int) -> None:
            raise Enough

        with pytest.raises(Enough):
            pdf.as_pdf(a_paper(), watch=stop)
        assert pdf.as_pdf(a_paper())  # the next one is not in its way


class TestWithoutTheLibrary:
    def test_it_is_refused_with_what_to_ask_for(self, monkeypatch):
        def absent() -> None:
            raise OSError("cannot load library 'libpango-1.0-0'")

        monkeypatch.setattr(pdf, "_library", absent)
        pdf.can_make.cache_clear()
        try:
            assert not pdf.can_make()
            with pytest.raises(pdf.NoPdf, match="libpango"):
                pdf.as_pdf(a_paper())
        finally:
            monkeypatch.undo()
            pdf.can_make.cache_clear()
        assert pdf.can_make()


class TestWords:
    def test_of_any_script_and_length_are_laid_out(self, tmp_path):
        long = "a" * 400
        paper = a_paper(parts=(Part("Chronology", groups=(Group("2026", (an_item(title=f"{long} أمير 🙂 Łucja"),)),)),))
        assert "Łucja" in " ".join(text_of(pdf.as_pdf(paper), tmp_path))
