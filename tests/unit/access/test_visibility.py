"""Who may see what: one row per access class, one column per what a viewer is to the child."""

from uuid import UUID

import pytest

from seen.core.access.visibility import Access, Item, Sight, access_of, can_see, works_with

ALICE, CHARLIE, CHILD = UUID(int=1), UUID(int=3), UUID(int=9)
SCHOOL, CLINIC = UUID(int=11), UUID(int=12)

# An entry that the school controls and Alice wrote, seen by somebody else of the school or the clinic.
TABLE = """
          | none | noted | involved | lead | school_lead | clinic_lead | matching | duty | everything
involved  | no   | no    | yes      | yes  | yes         | yes         | yes      | yes  | yes
held      | no   | no    | no       | no   | yes         | no          | yes      | no   | yes
closed    | no   | no    | no       | no   | yes         | no          | yes      | no   | yes
lead      | no   | no    | no       | yes  | no          | no          | yes      | no   | yes
private   | no   | no    | no       | no   | no          | no          | yes      | no   | yes
protected | no   | no    | no       | no   | no          | no          | no       | no   | yes
"""
VIEWERS = {
    "none": Sight(CHARLIE, SCHOOL, CHILD),
    "noted": Sight(CHARLIE, SCHOOL, CHILD, noted=True),
    "involved": Sight(CHARLIE, SCHOOL, CHILD, involved=True),
    "lead": Sight(CHARLIE, SCHOOL, CHILD, lead=True),
    "school_lead": Sight(CHARLIE, SCHOOL, CHILD, agency_lead=True),
    "clinic_lead": Sight(CHARLIE, CLINIC, CHILD, agency_lead=True),
    "matching": Sight(CHARLIE, CLINIC, CHILD, matching=True),
    "duty": Sight(CHARLIE, CLINIC, CHILD, duty=True),
    "everything": Sight(None, None, CHILD, everything=True),
}


def rows():
    lines = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip("\n").splitlines()]
    for line in lines[1:]:
        for viewer, expected in zip(lines[0][1:], line[1:], strict=True):
            yield line[0], viewer, expected == "yes"


@pytest.mark.parametrize(("access", "viewer", "expected"), list(rows()))
def test_the_table(access, viewer, expected):
    item = Item(Access(access), controller=SCHOOL, writer=ALICE)
    assert can_see(VIEWERS[viewer], item) is expected


class TestCharlieOfAnotherAgency:
    def test_sees_nothing_even_where_named_or_writer_without_sight_of_the_child(self):
        item = Item(Access.INVOLVED, SCHOOL, CHARLIE, named_users=frozenset([CHARLIE]))
        assert not can_see(Sight(CHARLIE, CLINIC, CHILD), item)

    def test_his_agency_being_named_opens_nothing_while_he_does_not_work_with_the_child(self):
        item = Item(Access.CLOSED, SCHOOL, ALICE, named_agencies=frozenset([CLINIC]))
        assert not can_see(Sight(CHARLIE, CLINIC, CHILD, noted=True), item)
        assert can_see(Sight(CHARLIE, CLINIC, CHILD, involved=True), item)


def test_the_writer_sees_their_own_and_whoever_is_named_sees_what_is_shared():
    for access in Access:
        assert can_see(Sight(ALICE, SCHOOL, CHILD, noted=True), Item(access, SCHOOL, ALICE))
        named = Item(access, SCHOOL, ALICE, named_users=frozenset([CHARLIE]))
        assert can_see(Sight(CHARLIE, CLINIC, CHILD, noted=True), named)


def test_the_matching_desk_sees_that_a_child_was_heard_but_never_their_words():
    assert not can_see(VIEWERS["matching"], Item(Access.PRIVATE, SCHOOL, ALICE, part=True))
    assert can_see(VIEWERS["matching"], Item(Access.CLOSED, SCHOOL, ALICE, part=True))


@pytest.mark.parametrize(
    ("audience", "open_work", "expected"),
    [
        ("involved", True, "involved"),
        ("involved", False, "held"),
        ("closed", True, "closed"),
        ("closed", False, "closed"),
        ("lead", False, "lead"),
        ("private", True, "private"),
        ("protected", True, "protected"),
    ],
)
def test_the_class_of_an_item_narrows_while_no_work_is_open(audience, open_work, expected):
    assert access_of(audience, open_work=open_work) == expected


def test_a_child_of_one_record_is_that_record_and_joined_ones_are_all_of_them():
    other = UUID(int=8)
    assert Sight(CHARLIE, SCHOOL, CHILD).records == (CHILD,)
    assert Sight(CHARLIE, SCHOOL, CHILD, joined=(CHILD, other)).records == (CHILD, other)


@pytest.mark.parametrize(
    ("viewer", "theirs"),
    [
        ("none", False), ("noted", False), ("involved", True), ("lead", True), ("school_lead", True),
        ("clinic_lead", True), ("matching", False), ("duty", False), ("everything", True),
    ],
)  # fmt: skip
def test_those_who_work_with_a_child_say_what_an_entry_means_and_no_desk_does(viewer, theirs):
    assert works_with(VIEWERS[viewer]) is theirs
