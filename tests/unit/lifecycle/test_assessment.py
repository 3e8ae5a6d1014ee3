"""What may follow in the life of an assessment."""

import pytest

from seen.core.lifecycle.assessment import TABLE, AssessmentAct, AssessmentStatus, next_status
from seen.core.lifecycle.table import NotNow

STEPS = """
started    | write sign stop -      -
signed     | -     -    -    reopen supersede
superseded | -     -    -    -      -
stopped    | -     -    -    -      -
"""


@pytest.mark.parametrize("line", STEPS.strip().splitlines())
def test_what_may_follow(line):
    status, _, acts = line.partition("|")
    may = [act if act != "-" else None for act in acts.split()]
    assert [act.value if (AssessmentStatus(status.strip()), act) in TABLE else None for act in AssessmentAct] == may


@pytest.mark.parametrize("status", AssessmentStatus)
def test_what_may_not_is_refused_with_what_to_do(status):
    for act in AssessmentAct:
        if (status, act) in TABLE:
            assert next_status(status, act) is TABLE[status, act]
        else:
            with pytest.raises(NotNow, match="assessment"):
                next_status(status, act)
