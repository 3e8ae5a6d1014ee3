"""Every file of a tool is without a fault, and its worked examples come to what its owners expect."""

from pathlib import Path

from seen.kit.knowledge.instrument_files import OURS, examples_wrong, read

SHELF = read((OURS, Path("no-folder")))


def test_no_file_has_a_fault():
    assert [file.fault for file in SHELF.files if file.fault] == []
    assert SHELF.faults == ()


def test_the_worked_examples_hold():
    assert [fault for file in SHELF.files for fault in examples_wrong(file)] == []
