"""Which new row may replace which entry left out: text tables of both."""

from datetime import date
from uuid import UUID

import pytest

from seen.core.suggesting.replacements import TellingSeen, replacements

CASES = [
    ("one word put right", """
     old a | 2023-05-01 | note.observation | Fell in the yard at brek
     new b | 2023-05-01 | note.observation | Fell in the yard at break
     """, {"a": "b"}),
    ("the date put right", """
     old a | 2023-05-01 | note.observation | Fell in the yard
     new b | 2023-05-02 | note.observation | fell in the  yard.
     """, {"a": "b"}),
    ("half of the words in both is enough", """
     old a | 2023-05-01 | note.observation | one two three
     new b | 2023-05-01 | note.observation | one two four
     """, {"a": "b"}),
    ("less than half is not", """
     old a | 2023-05-01 | note.observation | one two
     new b | 2023-05-01 | note.observation | one three
     """, {}),
    ("other words on another day", """
     old a | 2023-05-01 | note.observation | Fell in the yard at brek
     new b | 2023-05-02 | note.observation | Fell in the yard at break
     """, {}),
    ("another child", """
     old a | 2023-05-01 | note.observation | Fell in the yard
     new B | 2023-05-01 | note.observation | Fell in the yard
     """, {}),
    ("two that fit as well", """
     old a | 2023-05-01 | note.observation | Fell in the yard at brek
     new b | 2023-05-01 | note.observation | Fell in the yard at break
     new c | 2023-05-01 | note.observation | Fell in the yard at lunch
     """, {}),
    ("two left out that one would replace", """
     old a | 2023-05-01 | note.observation | Fell in the yard at brek
     old d | 2023-05-01 | note.observation | Fell in the yard at brake
     new b | 2023-05-01 | note.observation | Fell in the yard at break
     """, {}),
    ("no words: the kind", """
     old a | 2023-05-01 | contact.seen |
     old d | 2023-06-01 | contact.seen |
     new b | 2023-05-01 | contact.seen |
     new c | 2023-06-01 | contact.not_seen |
     """, {"a": "b"}),
    ("no date", """
     old a | | note.observation | Fell in the yard at brek
     new b | | note.observation | Fell in the yard at break
     """, {"a": "b"}),
]  # fmt: skip


def told(line):
    """Return a telling; a capital key is about another child."""
    key, on, kind, text = (cell.strip() for cell in line.split("|"))
    day = date.fromisoformat(on) if on else None
    child = UUID(int=2 if key.isupper() else 1)
    return TellingSeen(UUID(int=ord(key.lower())), child, (day, day), kind, text)


@pytest.mark.parametrize(("table", "pairs"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_may_replace_what(table, pairs):
    lines = [line.strip() for line in table.strip().splitlines()]
    old = [told(line[4:]) for line in lines if line.startswith("old")]
    new = [told(line[4:]) for line in lines if line.startswith("new")]
    found = replacements(old, new)
    assert {chr(left.int): chr(one.int) for left, one in found.items()} == pairs
