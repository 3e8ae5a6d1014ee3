"""Files, functions and views that are longer than the house allows, each with its reason. Shorten one: take it out."""

# Path, or path:function, and why it is better whole.
LONGER: dict[str, str] = {
    "tests/spec/patterns/test_school_slide.py": "four conditions of one row, each on and beside ten numbers",
    "tests/unit/dates/test_reading_table.py": "one table of dates as people write them, read from top to bottom",
    "tests/integration/casefile/test_case.py": "the life of one case in the order in which it happens",
    "tests/integration/people/test_children.py": "what is held about one child, entered and corrected",
    "tests/spec/patterns/test_not_seen.py": "one pattern's two conditions, each number of both on, inside and outside",
    "seen/apps/chronology/drafts.py:values": "one field of the entry to a line, in the order of the model",
}
