"""Out again: somebody saves a chronology for Word and for Excel; each file opens and holds what the page shows."""

import io

import docx
import openpyxl
import pytest

from tests.system.conftest import DESKTOP, PHONE
from tests.system.stories.test_story import CHARLIE, TOM, opens_story


def saved(someone, name):
    """The file behind a link."""
    with someone.page.expect_download() as download:
        someone.page.get_by_role("link", name=name, exact=True).click()
    return io.BytesIO(download.value.path().read_bytes())


@pytest.mark.parametrize("width", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_chronology_is_saved_for_word_and_for_excel(visitor, width):
    tom = visitor(width=width, javascript=False)
    opens_story(tom, TOM)
    (table,) = docx.Document(saved(tom, "Word")).tables
    sheet = openpyxl.load_workbook(saved(tom, "Excel")).active
    assert [cell.text for cell in table.rows[0].cells][:5] == [cell.value for cell in sheet[1]][:5]
    assert len(table.rows) == sheet.max_row > 1


@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv"])
def test_charlie_is_given_no_file(visitor, ending):
    tom, charlie = visitor(), visitor()
    here = opens_story(tom, TOM)
    charlie.signs_in_as(f"Sign in as {CHARLIE}")
    answer = charlie.context.request.get(f"{charlie.server}{here.removesuffix('/')}.{ending}")
    assert answer.status == 404
