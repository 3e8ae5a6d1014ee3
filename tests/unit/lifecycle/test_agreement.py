"""What ends with a family's no to early help, as a table."""

import pytest

from seen.core.lifecycle.agreement import level_after_a_no, rests_on_agreement

# holds | level | nothing but agreement? | level after
CASES = """
early_help       |                  | yes |
early_help       | universal        | yes | universal
early_help       | early_help       | yes | universal
own_note         | family_help      | yes | universal
-                | early_help       | yes | universal
early_help s17   | family_help      | no  | family_help
s47              | early_help       | no  | early_help
early_help       | child_in_need    | no  | child_in_need
-                | child_protection | no  | child_protection
own_note         | looked_after     | no  | looked_after
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_a_no_ends_what_rests_on_agreement_alone(line):
    holds, level, alone, after = (part.strip() for part in line.split("|"))
    held = set(holds.split()) - {"-"}
    assert rests_on_agreement(holds=held, level=level) is (alone == "yes")
    assert level_after_a_no(level, holds=held) == after
