"""Who may do what at all: a role gives it, or it is refused with a sentence that says whom to ask."""

import pytest

from seen.core.access.permission import GIVES, NotPermitted, Permission, Role, can, check
from seen.core.access.viewer import Viewer, ViewerKind, system

TABLE = """
                      worker designated_lead lead_practitioner manager matching_desk duty_desk partnership administrator
RECORD                yes    yes             yes               yes     yes           yes       no          no
READ_CHILDREN         yes    yes             yes               yes     yes           yes       no          no
IMPORT                yes    yes             yes               no      yes           no        no          no
ANSWER_FINDINGS       yes    yes             yes               yes     yes           yes       no          no
SHARE                 yes    yes             yes               yes     yes           yes       no          no
CHANGE_RECORD         yes    yes             yes               yes     yes           no        no          no
ALLOCATE              no     yes             no                yes     no            no        no          no
MATCH                 no     no              no                no      yes           no        no          no
ANSWER_NOW            no     no              no                no      no            yes       no          no
ADMINISTER            no     no              no                no      no            no        no          yes
SUPERVISE             no     yes             no                yes     no            no        no          no
SEE_COUNTS            no     no              no                no      no            no        yes         no
SET_NUMBERS           no     no              no                no      no            no        yes         no
"""
HEADER, *ROWS = [line.split() for line in TABLE.strip().splitlines()]
CASES = [
    (Role(role), Permission[row[0]], said == "yes") for row in ROWS for role, said in zip(HEADER, row[1:], strict=True)
]


def charlie(*roles: Role) -> Viewer:
    return Viewer(kind=ViewerKind.STAFF, name="Charlie Wold", roles=frozenset(roles))


def test_the_table_names_every_role_and_every_permission():
    assert {role for role, _, _ in CASES} == set(Role) == set(GIVES)
    assert {needed for _, needed, _ in CASES} == set(Permission)


@pytest.mark.parametrize(("role", "needed", "may"), CASES)
def test_a_role_gives_this_and_no_more(role, needed, may):
    assert can(charlie(role), needed) is may
    if may:
        check(charlie(role), needed)
    else:
        with pytest.raises(NotPermitted, match="Your administrator can say which role"):
            check(charlie(role), needed)


@pytest.mark.parametrize("needed", Permission)
def test_charlie_with_no_role_may_do_nothing_and_the_service_what_its_task_needs(needed):
    assert not can(charlie(), needed)
    check(system("a test"), needed)
