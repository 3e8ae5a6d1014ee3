"""What becomes of the rows of a file: criterion 33 of the acceptance list, rows put right, and a corrected file."""

from collections.abc import Callable

import pytest

from tests.system.conftest import DESKTOP, NARROW, PHONE, Visitor
from tests.system.stories.test_journeys import opens_wren

HEAD = "Date,Child,Agency,Source,What happened,Action taken\n"


def brings_in(somebody: Visitor, rows: str, *, name: str) -> str:
    """Bring in a file about Wren and accept it; return her address."""
    child = opens_wren(somebody)
    page = somebody.goes_to(f"/children/{child}/files/")
    page.get_by_label("Choose the file").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": (HEAD + rows).encode()}
    )
    somebody.presses("Read the file")
    somebody.presses("Accept the whole file")
    return child


def waits_for(somebody: Visitor, words: str) -> None:
    """Wait until the page that a button or a link leads to says these words."""
    somebody.page.locator("body").filter(has_text=words).wait_for()


def told(somebody: Visitor) -> str:
    return somebody.page.locator("main").inner_text()


def test_undated_rows_land_in_the_tray_bad_rows_are_reported_and_good_rows_saved(
    visitor: Callable[..., Visitor],
) -> None:
    """Criterion 33: undated rows land in the tray; bad rows are reported with row and reason; good rows saved."""
    tom = visitor()
    tom.signs_in_as("Tom Playacted")
    rows = (
        "6 May 2024,,,Office,Wren had a yellow scarf,\n,,,Office,Wren had a blue scarf,\n"
        "31/04/2024,,,Office,Wren had a red scarf,\n7 May 2024,,,Office,,\n"
    )
    child = brings_in(tom, rows, name="scarves.csv")
    waits_for(tom, "4 rows were read: 2 not taken, 1 in the tray, without a date, 1 in the chronology.")
    for words in ("Row 4", "“31/04/2024”", "Row 5", "does not say what happened"):
        assert words in told(tom), words
    tom.goes_to(f"/children/{child}/tray/")
    waits_for(tom, "a blue scarf")
    assert "a red scarf" not in told(tom)
    tom.goes_to(f"/children/{child}/chronology/")
    waits_for(tom, "a yellow scarf")
    assert "a red scarf" not in told(tom)


@pytest.mark.parametrize(("width", "javascript"), [(DESKTOP, True), (PHONE, False), (NARROW, True)])
def test_three_rows_are_put_right_and_sent_again(
    visitor: Callable[..., Visitor], width: dict[str, int], javascript: bool
) -> None:
    tom = visitor(width=width, javascript=javascript)
    tom.signs_in_as("Tom Playacted")
    mark = f"{width['width']}"
    rows = (
        f"3/3,,,Ms Vole,Wren drew an owl ({mark}),\n31/04/2024,,,Ms Vole,Wren drew a heron ({mark}),\n"
        f"8 May 2024,siblings,,Ms Vole,Wren and her brother drew a moth ({mark}),\n"
        f"9 May 2024,Siblings,,Ms Vole,Wren and her brother drew a bee ({mark}),\n"
        f"10 May 2024,,,Ms Vole,Wren drew a crow ({mark}),\n"
    )
    child = brings_in(tom, rows, name=f"drawings {mark}.csv")
    page = tom.page
    waits_for(tom, "5 rows were read: 1 not taken, 3 to be answered, 1 in the chronology.")
    file = page.url.partition("?")[0]

    tom.follows("Put this row right")
    waits_for(tom, "“31/04/2024”")
    if javascript:
        tom.finds_no_fault()
    page.get_by_label("When it happened").fill("31/06/2024")
    tom.presses("Send the row again")
    page.locator(".govuk-error-summary").wait_for()
    assert page.title().startswith("Error: ")
    if javascript:
        tom.finds_no_fault()
    page.get_by_label("When it happened").fill("30/04/2024")
    tom.presses("Send the row again")
    waits_for(tom, "1 row is settled.")

    tom.goes_to(file.removeprefix(tom.server) + "?verdict=ask")
    waits_for(tom, "2 rows say “siblings”")
    if javascript:
        tom.finds_no_fault()
    tom.follows("2 rows say “siblings”")
    if javascript:
        tom.finds_no_fault()
    page.get_by_role("checkbox", name="Wren Tallow").check()
    page.get_by_role("checkbox", name="Linnet Tallow").uncheck()  # she was not born then
    tom.presses("Answer for the rows chosen")
    waits_for(tom, "2 rows are settled.")

    tom.goes_to(file.removeprefix(tom.server) + "?verdict=ask")
    tom.follows("Put this row right")
    page.get_by_label("Which year was it?").fill("2024")
    tom.presses("Send the row again")
    waits_for(tom, "1 row is settled.")
    tom.goes_to(file.removeprefix(tom.server))
    waits_for(tom, "5 rows were read: 5 in the chronology.")
    waits_for(tom, "Put right by Tom Playacted on")
    if javascript:
        tom.finds_no_fault()
    tom.goes_to(f"/children/{child}/chronology/")
    for drawn in ("an owl", "a heron", "a moth", "a bee", "a crow"):
        assert f"{drawn} ({mark})" in told(tom), drawn


@pytest.mark.parametrize(("width", "javascript"), [(NARROW, True), (PHONE, False)])
def test_a_corrected_file_replaces_one_entry_and_withdraws_another(
    visitor: Callable[..., Visitor], width: dict[str, int], javascript: bool
) -> None:
    tom = visitor(width=width, javascript=javascript)
    tom.signs_in_as("Tom Playacted")
    mark = f"{width['width']}"
    same = f"13 May 2024,,,Ms Vole,Wren sang a round ({mark}),\n"
    before = f"11 May 2024,,,Ms Vole,Wren sang a sogn twice ({mark}),\n12 May 2024,,,Ms Vole,Robin sang ({mark}),\n"
    child = brings_in(tom, before + same, name=f"songs {mark}.csv")
    brings_in(tom, f"11 May 2024,,,Ms Vole,Wren sang a song twice ({mark}),\n{same}", name=f"songs {mark}.csv")
    page = tom.page
    waits_for(tom, "2 entries are no longer in the file")
    if javascript:
        tom.finds_no_fault()
    tom.follows("Withdraw, keep or replace them")
    waits_for(tom, "In this file, row 2")
    if javascript:
        tom.finds_no_fault()
    page.get_by_label("Row 2 replaces it").check()
    page.get_by_label("Withdraw it").last.check()
    tom.presses("Save what was decided")
    waits_for(tom, "1 replaced, 1 withdrawn.")
    waits_for(tom, "Withdrawn by Tom Playacted on")
    if javascript:
        tom.finds_no_fault()
    tom.goes_to(f"/children/{child}/chronology/")
    waits_for(tom, f"sang a song twice ({mark})")
    assert f"a sogn twice ({mark})" not in told(tom)
    assert f"Robin sang ({mark})" not in told(tom)
