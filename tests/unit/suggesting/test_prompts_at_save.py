"""What a saved note calls for, on both sides of each boundary."""

from datetime import date

import pytest

from seen.core.suggesting.at_save import Moves, Prompt, prompts
from seen.core.suggesting.phrases import said_at_all
from seen.core.suggesting.thin_notes import only_the_home, says_little
from seen.kit.knowledge.prompts import abuse, at_save, tidy, vague

ON = date(2026, 11, 21)

MARKS = """
  born        | mobile | disabled | prompt
  2026-11-20  |        |          | mark_not_mobile
  2026-05-22  |        |          | mark_not_mobile
  2026-05-21  |        |          | mark_mobile_unknown
  2024-11-22  |        |          | mark_mobile_unknown
  2024-11-21  |        |          |
  2024-11-21  |        | yes      | mark_mobile_unknown
  2026-11-20  | yes    |          |
  2014-01-01  | no     |          | mark_not_mobile
              |        |          | mark_mobile_unknown
  2027-01-01  |        |          | mark_mobile_unknown
"""


@pytest.mark.parametrize(
    ("born", "mobile", "disabled", "prompt"),
    [[cell.strip() for cell in line.split("|")] for line in MARKS.strip().splitlines()[1:]],
)
def test_a_mark(born, mobile, disabled, prompt):
    moves = Moves(
        date.fromisoformat(born) if born else None, {"yes": True, "no": False, "": None}[mobile], bool(disabled)
    )
    assert prompts({"health.injury"}, moves=moves, only_home=False, on=ON) == ((Prompt(prompt),) if prompt else ())
    assert prompts({"health.head_lice"}, moves=moves, only_home=False, on=ON) == ()


@pytest.mark.parametrize("kind", ["health.thin", "school.hungry", "food.concern"])
def test_thin_or_hungry_asks_for_a_weight(kind):
    assert prompts({kind}, moves=Moves(None, None), only_home=False, on=ON) == (Prompt.WEIGH,)


def test_most_urgent_first_and_only_what_was_called_for():
    every = {"health.injury", "health.thin", "appointment.not_brought"}
    found = prompts(every, moves=Moves(ON, None), only_home=True, on=ON)
    assert found == (Prompt.MARK_NOT_MOBILE, Prompt.WEIGH, Prompt.NOT_BROUGHT, Prompt.CHILDS_DAY)
    assert prompts({"note.observation"}, moves=Moves(ON, None), only_home=False, on=ON) == ()


@pytest.mark.parametrize("prompt", Prompt)
def test_every_prompt_has_its_words(prompt):
    assert {"title", "text"} <= set(at_save(prompt))


LITTLE = """
  Hungry again                 | yes
  Hungry again today           |
  concerned                    | yes
  I am very concerned about Amir's family | yes
  Very concerned about bruise  |
                               | yes
  👍👍👍                        | yes
"""


@pytest.mark.parametrize(
    ("text", "little"), [[cell.strip() for cell in line.split("|")] for line in LITTLE.strip().splitlines()]
)
def test_a_note_that_says_too_little(text, little):
    assert says_little(text, vague=vague(), names=["Amir Example"]) is bool(little)


HOME = """
  House was clean and tidy                        | yes
  House clean, Amir was playing                   |
  The home was clean. She was asleep              |
  House was not tidy                              |
  The garden was tidy                             |
"""


@pytest.mark.parametrize(
    ("text", "only"), [[cell.strip() for cell in line.split("|")] for line in HOME.strip().splitlines()]
)
def test_only_the_home(text, only):
    phrases, child = tidy()
    assert only_the_home(text, tidy=phrases, child=child, names=["Amir"]) is bool(only)


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("Daddy hit me", "hit me"),
        ("He did not hit me", "hit me"),
        ("He touches my bottom", "touches my"),
        ("I like cake", ""),
    ],
)
def test_a_childs_own_words_about_other_abuse_are_heard_denied_or_not(words, heard):
    assert (heard in said_at_all(words, abuse())) is bool(heard)
